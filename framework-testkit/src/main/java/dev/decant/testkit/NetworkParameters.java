package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.task.Task;
import dev.decant.nn.parameter.StatisticUpdate;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Gradients, initial values and statistics of a network under test. */
record NetworkParameters(NetworkUnderTest network) {
    void gradientReachesEveryParameterAndAgreesWithFiniteDifferences() {
        network.everywhere(bench -> {
            bench.leaveTheInitialValues();
            // Where lengths vary, the first record has padding: gradients are to stop there too.
            float[] mask = network.input().masked() ? bench.padded(3) : bench.ones(NetworkBench.BATCH);
            Operand<TFloat32> scalar = bench.scalar(bench.batch(NetworkBench.BATCH, bench.values(1), mask));
            List<String> parameters = bench.harness.parameters("").stream()
                    .filter(name -> network.withoutEffect().stream().noneMatch(name::endsWith))
                    .toList();
            assertThat(bench.harness.gradients(scalar, parameters))
                    .containsOnlyKeys(parameters)
                    .allSatisfy((name, gradient) -> {
                        for (float value : gradient) {
                            assertThat(value).as(name).isFinite();
                        }
                        assertThat(gradient).as(name).isNotEqualTo(new float[gradient.length]);
                    });
            assertThat(FiniteDifferences.on(bench.harness, 2).disagreements(scalar, parameters))
                    .isEmpty();
        });
    }

    void initialValuesDependOnSeedAndNameAlone() {
        Task task = network.tasks().get(0);
        try (GraphHarness plain = new GraphHarness(4);
                GraphHarness crowded = new GraphHarness(4);
                GraphHarness other = new GraphHarness(5)) {
            network.build(plain.scope("student"), task, network.offered(task));
            crowded.scope("strategy").parameter("first", Shape.of(3), (shape, random) -> new float[3]);
            network.build(crowded.scope("teacher"), task, network.offered(task));
            network.build(crowded.scope("student"), task, network.offered(task));
            network.build(other.scope("student"), task, network.offered(task));
            List<String> names = plain.variables("student/");
            assertThat(crowded.variables("student/")).isEqualTo(names);
            assertThat(crowded.get(names)).usingRecursiveComparison().isEqualTo(plain.get(names));
            List<float[]> values = plain.get(names);
            List<float[]> otherValues = other.get(names);
            boolean differs = false;
            for (int i = 0; i < names.size(); i++) {
                differs = differs || !Arrays.equals(values.get(i), otherValues.get(i));
            }
            assertThat(differs).as("another seed gives other values").isTrue();
        }
    }

    void onlyTrainingOnOwnInputsMeasuresStatistics() {
        Task task = network.tasks().get(0);
        try (NetworkBench bench = network.bench(task, network.offered(task))) {
            Features input = bench.batch(bench.values(1));
            bench.logits(Mode.INFERENCE, "inference", input);
            bench.logits(Mode.TRAINING_KEEPING_STATISTICS, "foreign", input);
            assertThat(bench.harness.statisticUpdates()).isEmpty();
            for (float[] logits : bench.logits(Mode.TRAINING, "training", input)) {
                for (float value : logits) {
                    assertThat(value).isFinite();
                }
            }
            assertThat(bench.harness.statisticUpdates())
                    .allSatisfy(update -> assertThat(update.momentum()).isBetween(0.0, 1.0));
            assertThat(bench.harness.statisticUpdates())
                    .extracting(StatisticUpdate::name)
                    .doesNotHaveDuplicates();
        }
    }
}
