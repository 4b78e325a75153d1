package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

final class AugmentTest {
    @TempDir
    Path folder;

    @Test
    void drawsEveryOperationAtThreeMagnitudes() throws Exception {
        Path file = new SmallExperiment(folder).write("small", 1);
        Path picture = folder.resolve("plot.svg");
        String runs = "runs=" + folder.resolve("runs");
        Outcome outcome = SmallExperiment.run(
                "augment", file.toString(), "--record", "S00002", "--out", picture.toString(), "-D", runs);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
        // The original once alone, and with each of six operations at three magnitudes.
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(1 + 2 * 6 * 3);
        assertThat(Files.readString(picture)).contains("Record S00002", "channel-mask, magnitude 10");

        Outcome unknown = SmallExperiment.run(
                "augment", file.toString(), "--record", "S0002", "--out", picture.toString(), "-D", runs);
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is no S0002; did you mean");
    }

    @Test
    void magnitudeZeroTrainsTheSameNetworkAsNoAugmentation() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        String[] runs = {"none", "zero", "five"};
        String[] augment = {"[]", "{ type = randaugment, magnitude = 0 }", "{ type = randaugment, magnitude = 5 }"};
        String[] metrics = new String[3];
        for (int i = 0; i < 3; i++) {
            Outcome outcome = SmallExperiment.run(
                    "train",
                    file.toString(),
                    "-D",
                    "runs=" + folder.resolve(runs[i]),
                    "-D",
                    "strategy={ type = plain }",
                    "-D",
                    "train.augment=" + augment[i]);
            assertThat(outcome.code()).as(outcome.err()).isZero();
            Path run = SmallExperiment.runs(folder.resolve(runs[i]).resolve("small"))
                    .get(0);
            metrics[i] = Files.readString(run.resolve("metrics.jsonl")).replaceAll("plain-s1-[0-9a-f]+", "");
        }
        assertThat(metrics[1]).isEqualTo(metrics[0]);
        assertThat(metrics[2]).isNotEqualTo(metrics[0]);
    }
}
