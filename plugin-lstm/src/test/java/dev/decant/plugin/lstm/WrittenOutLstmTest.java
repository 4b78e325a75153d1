package dev.decant.plugin.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.task.Task;
import dev.decant.testkit.GraphHarness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** What every layer and the readout put out, beside the same arithmetic written out. */
class WrittenOutLstmTest {
    private static final int RECORDS = 2;
    private static final int STEPS = 7;
    private static final int CHANNELS = 3;
    private static final LstmConfig CONFIG = new LstmConfig(3, 4, 0.1);

    static Stream<Task> tasks() {
        return Stream.of(new Task.PerStepBinary("event"), new Task.MultiLabel(List.of("a", "b")));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyLayerAndTheReadoutAreThoseWrittenOut(Task task) {
        try (GraphHarness harness = new GraphHarness(2)) {
            Network network = new LstmProvider()
                    .build(
                            harness.scope("network"),
                            new InputSpec(OptionalInt.empty(), List.of("HR", "Temp", "Resp"), 1 / 3600.0),
                            task,
                            List.of(ReadoutSpec.of(task)),
                            CONFIG);
            for (String name : harness.variables("network/")) {
                harness.set(name, random((int) harness.shape(name).size(), name.hashCode(), 0.6));
            }
            float[] x = random(RECORDS * STEPS * CHANNELS, 7, 1);
            float[] mask = new float[RECORDS * STEPS];
            Arrays.fill(mask, 0, mask.length - 2, 1f); // the second record ends early
            Features features = new Features(
                    harness.input(Shape.of(-1, -1, CHANNELS), Shape.of(RECORDS, STEPS, CHANNELS), x),
                    harness.input(Shape.of(-1, -1), Shape.of(RECORDS, STEPS), mask),
                    Optional.empty());
            Pass pass = harness.pass("pass", Mode.INFERENCE);
            List<Operand<TFloat32>> fetched = new ArrayList<>();
            for (Block block : network.blocks()) {
                features = block.apply(pass, features);
                fetched.add(features.sequence());
            }
            fetched.add(network.readout(ReadoutSpec.CLASS).logits(pass, features));
            List<float[]> actual = harness.values(fetched);

            WrittenOutLstm expected = new WrittenOutLstm(CONFIG.units(), name -> harness.get("network/" + name));
            for (int r = 0; r < RECORDS; r++) {
                double[][] z = new double[STEPS][CHANNELS];
                double[] real = new double[STEPS];
                for (int t = 0; t < STEPS; t++) {
                    real[t] = mask[r * STEPS + t];
                    for (int c = 0; c < CHANNELS; c++) {
                        z[t][c] = x[(r * STEPS + t) * CHANNELS + c];
                    }
                }
                for (int i = 0; i < CONFIG.layers(); i++) {
                    z = expected.layer(i, z, real);
                    assertRecord(
                            "block" + i,
                            actual.get(i),
                            r,
                            Arrays.stream(z).flatMapToDouble(Arrays::stream).toArray());
                }
                double[] logits = task instanceof Task.PerStepBinary
                        ? expected.perStep(z)
                        : expected.pooled(z, real, task.outputs());
                assertRecord("logits", actual.get(CONFIG.layers()), r, logits);
            }
        }
    }

    private static float[] random(int count, long seed, double deviation) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    private static void assertRecord(String what, float[] batch, int record, double[] expected) {
        assertThat(batch).as(what).hasSize(RECORDS * expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) batch[record * expected.length + i])
                    .as("%s, record %d, value %d", what, record, i)
                    .isCloseTo(expected[i], within(1e-5 * (1 + Math.abs(expected[i]))));
        }
    }
}
