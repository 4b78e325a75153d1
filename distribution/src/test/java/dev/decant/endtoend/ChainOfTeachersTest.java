package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The student of one experiment is the teacher of the next, seed by seed. */
class ChainOfTeachersTest {
    private static final String COMMON = """
            data { type = synthetic-ecg, records = 48, sample-rate = 50, length = 4s, generator { duration = 5s } }
            student { type = transformer, blocks = 2, depth = 8, heads = 2, patch = 20 }
            splitter { type = equal, segments = 2 }
            train { epochs = 1, batch-size = 16, threads = 1, augment = [], schedule { type = constant, warmup-epochs = 0 } }
            evaluate { select = f1 }
            """;

    @TempDir
    Path folder;

    @Test
    void theStudentOfEachSeedTeachesTheNextStudentOfThatSeed() throws IOException {
        Path runs = folder.resolve("runs");
        Path first = Files.writeString(folder.resolve("first.conf"), COMMON + """
                teacher { type = resnet1d, blocks = 2, filters = 4, kernel = 5, widen-every = 1 }
                compare { baseline = kd, seeds = [1, 2], resamples = 100, strategies { kd { type = kd } } }
                """);
        Path second = Files.writeString(
                folder.resolve("second.conf"),
                COMMON + """
                teacher { runs = "%s", label = kd }
                compare {
                  baseline = rsd, seeds = [1, 2], resamples = 100
                  strategies { rsd { type = rsd }, fitnets { type = fitnets, train.epochs = 2 } }
                }
                """.formatted(runs.resolve("first").toString().replace("\\", "/")));
        run("compare", first.toString(), "-D", "runs=" + runs);
        run("validate", second.toString(), "-D", "runs=" + runs);
        run("compare", second.toString(), "-D", "runs=" + runs);

        List<Path> students = SmallExperiment.runs(runs.resolve("second"));
        assertThat(students).hasSize(4);
        for (Path student : students) {
            JsonNode provenance = new ObjectMapper()
                    .readTree(student.resolve("provenance.json").toFile());
            String seed = provenance.path("seed").asText();
            assertThat(Path.of(provenance.path("teacher").asText())
                            .getFileName()
                            .toString())
                    .startsWith("kd-s" + seed + "-");
        }

        Outcome missing =
                SmallExperiment.run("compare", second.toString(), "-D", "runs=" + runs, "-D", "compare.seeds=[3]");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("there is no finished run kd of seed 3 in " + runs.resolve("first"));
    }

    private static void run(String... arguments) {
        Outcome outcome = SmallExperiment.run(arguments);
        assertThat(outcome.code()).as(outcome.err()).isZero();
    }
}
