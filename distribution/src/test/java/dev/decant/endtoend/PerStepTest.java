package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Intensive-care records: one prediction for each hour, from generated files to the Challenge's answer files. Labels of
 * another horizon than the files' are trained, and the score is that of the files all the same.
 */
final class PerStepTest {
    private static final String TEXT = """
            data { type = synthetic-icu, records = 96, label-horizon = 12h, generator { septic = 0.4, longest = 48 } }
            teacher { type = lstm, layers = 2, units = 8 }
            student {
              type = transformer, blocks = 2, depth = 8, heads = 2, patch = 1, positions = sinusoidal, causal = true
            }
            splitter { type = equal, segments = 2 }
            train { epochs = 1, batch-size = 16, threads = 1, class-weights = balanced, augment = [] }
            evaluate {
              select = score, scorer { type = cinc2019 }
              external.later { type = cinc2019, path = "FOLDER", label-horizon = 12h }
            }
            compare {
              baseline = plain
              seeds = [3]
              resamples = 200
              strategies { plain { type = plain }, kd { type = kd }, deit { type = deit }, bbm { type = bbm } }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void hourlyPredictionsAreTrainedComparedAndScored() throws IOException {
        Path later = folder.resolve("later");
        done(SmallExperiment.run(
                "synth", "icu", "--out", later.toString(), "--records", "24", "--seed", "9", "-D", "septic=0.5"));
        Path file = folder.resolve("sepsis.conf");
        Files.writeString(file, TEXT.replace("FOLDER", later.toString().replace("\\", "/")));
        Path runs = folder.resolve("runs");

        Outcome compared = done(SmallExperiment.run("compare", file.toString(), "-D", "runs=" + runs));
        assertThat(compared.out())
                .contains("plain", "kd", "deit", "bbm", "score", "r2_teacher", "external steps of later")
                .doesNotContain("NaN");

        Path plain = SmallExperiment.runs(runs.resolve("sepsis")).stream()
                .filter(run -> run.getFileName().toString().startsWith("plain"))
                .findFirst()
                .orElseThrow();
        JsonNode external = json(done(SmallExperiment.run("evaluate", plain.toString(), "--json")))
                .at("/external/later/metrics");

        Path answers = folder.resolve("answers");
        Outcome predicted = done(SmallExperiment.run(
                "predict",
                plain.toString(),
                later.toString(),
                "--out",
                answers.toString(),
                "--format",
                "cinc2019",
                "-D",
                "data.type=cinc2019"));
        assertThat(predicted.err()).contains("Wrote predictions of 24 records (");
        List<String> truth = Files.readAllLines(later.resolve("s000001.psv"));
        assertThat(Files.readAllLines(answers.resolve("s000001.psv")))
                .hasSameSizeAs(truth)
                .first()
                .isEqualTo("PredictedProbability|PredictedLabel");

        JsonNode scored = json(done(SmallExperiment.run(
                "score", "cinc2019", "--labels", later.toString(), "--outputs", answers.toString(), "--json")));
        for (String measure : List.of("normalized_utility", "f_measure", "accuracy", "auroc", "sum_best")) {
            assertThat(scored.get(measure).asDouble())
                    .as(measure)
                    .isCloseTo(external.get("cinc2019 " + measure).asDouble(), within(1e-9));
        }
    }

    private static Outcome done(Outcome outcome) {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome;
    }

    private static JsonNode json(Outcome outcome) throws IOException {
        return new ObjectMapper().readTree(outcome.out());
    }
}
