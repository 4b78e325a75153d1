package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.experiment.TrainedNetworks;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.graph.StepResult;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.Trainer;
import dev.decant.runtime.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Losses of a causal Transformer under an LSTM teacher, one block to one layer: padding is no part of them. */
final class PaddingTest {
    private static final int[] LENGTHS = {7, 3, 5};

    @TempDir
    Path folder;

    @Test
    void neitherWhatPaddingHoldsNorItsLengthChangesALoss() throws IOException {
        PluginCatalog catalog = PluginCatalog.ofClassPath();
        ExperimentLoader configurations = new ExperimentLoader(catalog);
        RunSpecs specs = new RunSpecs(catalog);
        Teachers teachers = new Teachers(specs, new TrainedNetworks(configurations, specs));
        Path file = folder.resolve("sepsis.conf");
        Files.writeString(file, """
                data { type = synthetic-icu, records = 60 }
                teacher { type = lstm, layers = 3, units = 6, train { epochs = 1 } }
                student {
                  type = transformer, blocks = 3, depth = 4, heads = 2, patch = 1, dropout = 0
                  positions = sinusoidal, causal = true
                }
                splitter { type = equal, segments = 3 }
                train { epochs = 1, batch-size = 16, threads = 1 }
                compare {
                  baseline = plain
                  seeds = [1]
                  strategies {
                    plain { type = plain }
                    kd { type = kd }
                    deit { type = deit }
                    bbm { type = bbm }
                    normalised { type = bbm, normalise = target-variance }
                  }
                }
                """);
        Experiment experiment = configurations.load(file, List.of(Setting.parse("runs=" + folder.resolve("runs"))));
        try (OpenedData data = OpenedData.open(
                experiment.data(), experiment.split(), folder.resolve("cache"), CacheProgress.silent())) {
            TeacherRun teacher = teachers.forSeed(experiment, 1, new Trainer(data, TrainingListener.silent(), new StopRequest()), data);
            for (Contender contender : experiment.compare().orElseThrow().contenders()) {
                RunSpec spec = specs.contender(experiment, contender, 1, Optional.of(teacher));
                try (RunGraph graph = RunGraph.build(data.graph(spec))) {
                    graph.variables().initialise();
                    int width = data.input().width();
                    StepResult tight = graph.step(0, batch(width, 7, 0), 0, 1, 0);
                    StepResult loose = graph.step(0, batch(width, 12, 9), 0, 1, 0);
                    assertThat(tight.loss()).isFinite().isPositive();
                    assertClose(contender.name(), loose.loss(), tight.loss());
                    for (int term = 0; term < tight.terms().length; term++) {
                        assertClose(contender.name() + " term " + term, loose.terms()[term], tight.terms()[term]);
                    }
                    // Sums of another length round otherwise, and a norm adds up what they differ by.
                    assertThat(loose.gradientNorm())
                            .as(contender.name() + " gradient")
                            .isCloseTo(tight.gradientNorm(), withinPercentage(0.01));
                }
            }
        }
    }

    private static void assertClose(String what, float actual, float expected) {
        assertThat(actual).as(what).isCloseTo(expected, within(1e-5f * Math.max(1, Math.abs(expected))));
    }

    /**
     * The same records each time.
     *
     * @param steps that all are padded to
     * @param padding what padding holds
     */
    private static Batch batch(int width, int steps, float padding) {
        Random random = new Random(5);
        float[] sequences = new float[LENGTHS.length * steps * width];
        float[] mask = new float[LENGTHS.length * steps];
        float[] targets = new float[LENGTHS.length * steps];
        for (int record = 0; record < LENGTHS.length; record++) {
            for (int step = 0; step < steps; step++) {
                boolean real = step < LENGTHS[record];
                int row = record * steps + step;
                mask[row] = real ? 1 : 0;
                targets[row] = real && step > 3 ? 1 : 0;
                for (int i = row * width; i < (row + 1) * width; i++) {
                    sequences[i] = real ? (float) random.nextGaussian() : padding;
                }
            }
        }
        return new Batch(LENGTHS.length, steps, width, sequences, mask, targets, steps, new int[LENGTHS.length]);
    }
}
