package dev.decant.plugin.lstm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.task.Task;
import dev.decant.testkit.GraphHarness;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Dropout acts between layers: the first layer sees its whole input. */
class LstmDropoutTest {
    private static final Task TASK = new Task.PerStepBinary("sepsis");

    @Test
    void theInputIsNotDroppedAndWhatEntersTheSecondLayerIs() {
        try (GraphHarness harness = new GraphHarness(3)) {
            Network network = new LstmProvider()
                    .build(
                            harness.scope("network"),
                            new InputSpec(OptionalInt.empty(), List.of("a", "b"), 1),
                            TASK,
                            List.of(ReadoutSpec.of(TASK)),
                            new LstmConfig(2, 8, 0.5));
            float[] values = new float[2 * 5 * 2];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.sin(i + 1);
            }
            float[] ones = new float[2 * 5];
            Arrays.fill(ones, 1);
            Features input = new Features(
                    harness.input(Shape.of(-1, -1, 2), Shape.of(2, 5, 2), values),
                    harness.input(Shape.of(-1, -1), Shape.of(2, 5), ones),
                    Optional.empty());

            assertThat(network.independentOfBatch()).isTrue();
            Features first = network.blocks().get(0).apply(harness.pass("one", Mode.TRAINING), input);
            assertThat(harness.value(first.sequence()))
                    .isEqualTo(harness.value(network.blocks()
                            .get(0)
                            .apply(harness.pass("other", Mode.TRAINING), input)
                            .sequence()));
            assertThat(harness.value(network.blocks()
                            .get(1)
                            .apply(harness.pass("one", Mode.TRAINING), first)
                            .sequence()))
                    .isNotEqualTo(harness.value(network.blocks()
                            .get(1)
                            .apply(harness.pass("other", Mode.TRAINING), first)
                            .sequence()));
        }
    }
}
