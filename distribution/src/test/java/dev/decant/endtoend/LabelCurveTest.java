package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From comparisons with different shares of labels to their curve. */
final class LabelCurveTest {
    private static final String CONFIGURATION = """
            data { type = ucr }
            split { training = 0.6, validation = 0.2, test = 0.2 }
            teacher { type = resnet1d, blocks = 2, filters = 4, kernel = 5, widen-every = 1 }
            student { type = transformer, blocks = 2, depth = 8, heads = 2, patch = 4, dropout = 0 }
            train { epochs = 1, batch-size = 8, threads = 1 }
            compare {
              baseline = plain
              seeds = [1, 2]
              resamples = 100
              strategies { plain { type = plain }, kd { type = kd } }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void comparisonsWithDifferentLabelsBecomeACurve() throws IOException {
        records();
        Path few = compared("few", "-D", "split.labelled=0.3");
        Path all = compared("all");
        Path out = folder.resolve("curve");

        Outcome curve = SmallExperiment.run("curve", all.toString(), few.toString(), "--out", out.toString());

        assertThat(curve.code()).as(curve.err()).isZero();
        assertThat(curve.out())
                .containsPattern("(?m)^labelled +training +teacher +plain +kd$")
                .containsPattern("(?m)^ *\\d+ +\\d+( +0\\.\\d{3} ± 0\\.\\d{3} \\(2\\)){3}$")
                .doesNotContain("note:");
        assertThat(curve.err()).contains("written to " + out + ": curve.html, curve.csv");
        assertThat(Files.readString(out.resolve("curve.html"))).contains("data-kind=\"labels\"");
        assertThat(Files.readAllLines(out.resolve("curve.csv"))).hasSize(7);

        Outcome other = SmallExperiment.run(
                "curve",
                few.toString(),
                compared("wide", "-D", "student.depth=16", "-D", "compare.seeds=[1]")
                        .toString());
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("another student: student.depth").doesNotContain("\tat ");

        Path moved = compared("moved", "-D", "split.training=0.3", "-D", "split.test=0.5", "-D", "compare.seeds=[1]");
        Outcome noted = SmallExperiment.run("curve", moved.toString(), all.toString(), "--out", out.toString());
        assertThat(noted.code()).as(noted.err()).isZero();
        assertThat(noted.out()).contains("note: The comparisons were tested on different records");
        assertThat(Files.readString(out.resolve("curve.html"))).contains("The comparisons were tested on different");
    }

    private Path compared(String name, String... more) throws IOException {
        Path file = folder.resolve("labels.conf");
        Files.writeString(file, CONFIGURATION);
        Path out = folder.resolve(name);
        String[] line = {
            "compare",
            file.toString(),
            "--out",
            out.toString(),
            "-D",
            "data.path=" + folder.resolve("data"),
            "-D",
            "runs=" + folder.resolve("runs")
        };
        String[] whole = new String[line.length + more.length];
        System.arraycopy(line, 0, whole, 0, line.length);
        System.arraycopy(more, 0, whole, line.length, more.length);
        Outcome outcome = SmallExperiment.run(whole);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return out;
    }

    /** Two classes that differ in their mean. */
    private void records() throws IOException {
        Random random = new Random(4);
        StringBuilder series = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            series.append(i % 2);
            for (int t = 0; t < 32; t++) {
                series.append(',').append(Math.sin(t * (1 + i % 2) * .4) + random.nextGaussian());
            }
            series.append('\n');
        }
        Files.writeString(Files.createDirectories(folder.resolve("data")).resolve("series.csv"), series);
    }
}
