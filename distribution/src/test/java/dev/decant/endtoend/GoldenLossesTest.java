package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The losses of six epochs of every strategy, as they were written down before the engine was rebuilt. They guard a
 * change that is meant to change nothing: they say nothing of what is right. Where a change is meant to change them, the
 * message of the failure has the new ones, ready to be put here.
 */
final class GoldenLossesTest {
    /**
     * Relative: other instructions and another number of threads differ by less, a changed initial value or order of the
     * batches by more. The experiments' large epsilon belongs to it: with a small one Adam makes steps of full length out
     * of the rounding errors of gradients that are zero.
     */
    private static final double TOLERANCE = 1e-5;

    @TempDir
    Path folder;

    /** A convolutional teacher, a Transformer, and several classes; one of the students in three parts a batch. */
    @Test
    void recordsAsAWhole() throws IOException {
        Path runs = compare("ecg", """
                data { type = synthetic-ecg, records = 96, sample-rate = 50, length = 4s, generator { duration = 5s } }
                teacher { type = resnet1d, blocks = 2, filters = 4, kernel = 5, widen-every = 1 }
                student { type = transformer, blocks = 2, depth = 8, heads = 2, patch = 20 }
                splitter { type = equal, segments = 2 }
                train {
                  epochs = 6, batch-size = 30, threads = 1, clip-norm = 1, augment { type = gain }
                  optimizer { learning-rate = 1e-2, epsilon = 1e-3 }
                  schedule { type = cosine, warmup-epochs = 2 }
                }
                evaluate { select = f1 }
                compare {
                  baseline = plain
                  seeds = [3]
                  resamples = 100
                  strategies {
                    plain { type = plain }
                    kd { type = kd }
                    deit { type = deit }
                    bbm { type = bbm }
                    parts { type = bbm, train { accumulate = 3 } }
                  }
                }
                """);
        assertLosses(runs, "teacher", 2.027356, 1.9980929, 1.9969577, 1.9452831, 1.933113, 1.9206442);
        assertLosses(runs, "plain", 1.9423472, 1.9434698, 1.9428731, 1.941671, 1.9402224, 1.9361438);
        assertLosses(runs, "kd", 1.666836, 1.5905789, 1.6258984, 1.5849898, 1.5932871, 1.693527);
        assertLosses(runs, "deit", 1.9458043, 1.8857348, 1.7955869, 1.6883752, 1.6105766, 1.5739807);
        assertLosses(runs, "bbm", 229.26151, 192.58236, 188.39501, 162.95151, 161.1248, 192.17071);
        assertLosses(runs, "parts", 226.34254, 192.61733, 187.47601, 163.10782, 159.91981, 191.90316);
    }

    /** An LSTM as teacher, a causal Transformer, and one probability for each hour of records of many lengths. */
    @Test
    void eachStepOfARecord() throws IOException {
        Path runs = compare("icu", """
                data { type = synthetic-icu, records = 96, generator { septic = 0.4, longest = 48 } }
                teacher { type = lstm, layers = 2, units = 8 }
                student {
                  type = transformer, blocks = 2, depth = 8, heads = 2, patch = 1, positions = sinusoidal, causal = true
                }
                splitter { type = equal, segments = 2 }
                train {
                  epochs = 6, batch-size = 30, threads = 1, class-weights = balanced, augment = []
                  optimizer { learning-rate = 1e-2, epsilon = 1e-3 }
                }
                evaluate { select = auroc }
                compare {
                  baseline = plain
                  seeds = [3]
                  resamples = 100
                  strategies {
                    plain { type = plain }
                    kd { type = kd }
                    deit { type = deit }
                    bbm { type = bbm }
                  }
                }
                """);
        assertLosses(runs, "teacher", 1.3322492, 1.2253146, 1.0924299, 1.07184, 1.0060566, 1.0253659);
        assertLosses(runs, "plain", 1.2719897, 1.2865984, 1.2403076, 1.2840835, 1.2483928, 1.2668017);
        assertLosses(runs, "kd", 0.98077661, 0.98690957, 0.9618347, 0.98540458, 0.96625343, 0.97750276);
        assertLosses(runs, "deit", 0.98001006, 0.97417802, 0.93557629, 0.94470459, 0.92026639, 0.92424008);
        assertLosses(runs, "bbm", 125.22482, 88.105095, 77.813168, 67.917778, 59.561598, 57.568863);
    }

    private Path compare(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".conf"), text);
        Path runs = folder.resolve("runs");
        Outcome outcome = SmallExperiment.run("compare", file.toString(), "-D", "runs=" + runs);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return runs.resolve(name);
    }

    private static void assertLosses(Path runs, String label, double... expected) throws IOException {
        Path run = SmallExperiment.runs(runs).stream()
                .filter(path -> path.getFileName().toString().startsWith(label + "-s"))
                .findFirst()
                .orElseThrow();
        double[] losses = losses(run.resolve("metrics.jsonl"));
        String now = label + ": " + written(losses);
        assertThat(losses).as(now).hasSameSizeAs(expected);
        for (int epoch = 0; epoch < losses.length; epoch++) {
            assertThat(losses[epoch]).as(now).isCloseTo(expected[epoch], within(TOLERANCE * expected[epoch]));
        }
    }

    private static String written(double[] losses) {
        return Arrays.stream(losses)
                .mapToObj(loss -> String.format(Locale.ROOT, "%.8g", loss))
                .collect(Collectors.joining(", "));
    }

    private static double[] losses(Path metrics) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<String> lines = Files.readAllLines(metrics);
        double[] losses = new double[lines.size()];
        for (int i = 0; i < losses.length; i++) {
            JsonNode line = mapper.readTree(lines.get(i));
            losses[i] = line.path("loss").asDouble();
        }
        return losses;
    }
}
