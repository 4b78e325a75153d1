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
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The losses of six epochs of every strategy, as they were once written down. They guard a
 * change that is meant to change nothing: they say nothing of what is right. Where a change is meant to change them, the
 * message of the failure has the new ones, ready to be put here.
 */
@ExtendWith(SoftAssertionsExtension.class)
final class GoldenLossesTest {
    /**
     * Relative: other instructions and another number of threads differ by less, a changed initial value or order of the
     * batches by more. The experiments' large epsilon belongs to it: with a small one Adam makes steps of full length out
     * of the rounding errors of gradients that are zero.
     */
    private static final double TOLERANCE = 1e-5;

    @InjectSoftAssertions
    SoftAssertions softly;

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
                    paper { type = bbm, preset = paper, weight = 1e-3 }
                    parts { type = bbm, train { accumulate = 3 } }
                  }
                }
                """);
        assertLosses(runs, "teacher", 2.027356, 1.9980929, 1.9969577, 1.9452831, 1.933113, 1.9206442);
        assertLosses(runs, "plain", 2.0157825, 1.9072652, 1.9014362, 1.8804168, 1.8444543, 1.8371717);
        assertLosses(runs, "kd", 1.7390186, 1.4915974, 1.4577338, 1.3965529, 1.4150398, 1.4739745);
        assertLosses(runs, "deit", 2.0197265, 1.7261072, 1.3124323, 1.1956730, 1.1810682, 1.1372406);
        assertLosses(runs, "bbm", 25.637394, 21.761109, 20.294890, 17.301670, 17.213923, 18.827397);
        assertLosses(runs, "paper", 15.685566, 13.245222, 12.652966, 10.888322, 10.924409, 12.373855);
        assertLosses(runs, "parts", 25.368716, 21.671568, 20.072155, 17.251395, 17.090076, 18.846772);
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
        assertLosses(runs, "plain", 1.2749327, 1.2161462, 1.0652561, 1.0295510, 1.0130644, 1.0145968);
        assertLosses(runs, "kd", 2.0466844, 2.0147547, 1.9419063, 1.9384652, 1.9252114, 1.9212250);
        assertLosses(runs, "deit", 0.96340108, 0.87693214, 0.82747054, 0.81366864, 0.80262345, 0.77824721);
        assertLosses(runs, "bbm", 23.926311, 19.085732, 17.362901, 15.892318, 14.762534, 13.933834);
    }

    private Path compare(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".conf"), text);
        Path runs = folder.resolve("runs");
        Outcome outcome = SmallExperiment.run("compare", file.toString(), "-D", "runs=" + runs);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return runs.resolve(name);
    }

    private void assertLosses(Path runs, String label, double... expected) throws IOException {
        Path run = SmallExperiment.runs(runs).stream()
                .filter(path -> path.getFileName().toString().startsWith(label + "-s"))
                .findFirst()
                .orElseThrow();
        double[] losses = losses(run.resolve("metrics.jsonl"));
        String now = label + ": " + written(losses);
        softly.assertThat(IntStream.range(0, losses.length)
                        .mapToDouble(epoch -> losses[epoch] / expected[epoch])
                        .toArray())
                .as(now)
                .containsExactly(ones(expected.length), within(TOLERANCE));
    }

    private static double[] ones(int count) {
        return DoubleStream.generate(() -> 1).limit(count).toArray();
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
