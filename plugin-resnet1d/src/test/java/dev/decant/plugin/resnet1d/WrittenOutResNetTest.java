package dev.decant.plugin.resnet1d;

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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** What every block and the readout put out, beside the same arithmetic written out. */
class WrittenOutResNetTest {
    private static final int RECORDS = 2;
    private static final int LEADS = 2;
    private static final Task TASK = new Task.MultiClass(List.of("a", "b", "c"));

    /** The strides meet odd lengths, and channels are added with and without a stride. */
    static Stream<Arguments> configurations() {
        return Stream.of(
                Arguments.of(new ResNet1dConfig(5, 3, 2, 4, 2, List.of(2, 1), 0.2, 0.9, 1e-3), 45),
                Arguments.of(new ResNet1dConfig(3, 4, 2, 3, 1, List.of(1, 2), 0.2, 0.9, 0.1), 21),
                Arguments.of(new ResNet1dConfig(1, 3, 1, 5, 3, List.of(1), 0.2, 0.9, 1e-3), 20));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void everyBlockAndTheReadoutAreThoseWrittenOut(ResNet1dConfig config, int steps) {
        try (GraphHarness harness = new GraphHarness(2)) {
            Network network = new ResNet1dProvider()
                    .build(
                            harness.scope("network"),
                            new InputSpec(OptionalInt.of(steps), List.of("I", "II"), 100),
                            TASK,
                            List.of(ReadoutSpec.of(TASK)),
                            config);
            randomise(harness);
            Random random = new Random(7);
            float[] x = new float[RECORDS * steps * LEADS];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) random.nextGaussian();
            }
            float[] mask = new float[RECORDS * steps];
            Arrays.fill(mask, 0, mask.length - steps / 3, 1f); // the second record ends early
            List<Features> blocks = new ArrayList<>();
            Features features = new Features(
                    harness.input(Shape.of(-1, steps, LEADS), Shape.of(RECORDS, steps, LEADS), x),
                    harness.input(Shape.of(-1, steps), Shape.of(RECORDS, steps), mask),
                    Optional.empty());
            Pass pass = harness.pass("pass", Mode.INFERENCE);
            for (Block block : network.blocks()) {
                features = block.apply(pass, features);
                blocks.add(features);
            }
            List<Operand<TFloat32>> fetched = new ArrayList<>();
            blocks.forEach(each -> fetched.addAll(
                    List.of(each.sequence(), harness.tf().identity(each.mask())))); // what is fed cannot be fetched
            fetched.add(network.readout(ReadoutSpec.CLASS).logits(pass, features));
            List<float[]> actual = harness.values(fetched);

            WrittenOutResNet expected = new WrittenOutResNet(config, name -> harness.get("network/" + name));
            for (int r = 0; r < RECORDS; r++) {
                double[][] z = new double[steps][LEADS];
                double[] real = new double[steps];
                for (int t = 0; t < steps; t++) {
                    real[t] = mask[r * steps + t];
                    for (int c = 0; c < LEADS; c++) {
                        z[t][c] = x[(r * steps + t) * LEADS + c];
                    }
                }
                for (int i = 0; i < config.blocks(); i++) {
                    z = expected.block(i, z);
                    real = expected.mask(i, real);
                    assertRecord("block" + i, actual.get(2 * i), r, flat(z));
                    assertRecord("mask" + i, actual.get(2 * i + 1), r, real);
                }
                assertRecord("logits", actual.get(2 * config.blocks()), r, expected.logits(z, real, TASK.outputs()));
            }
        }
    }

    /** Nothing is left at zero or one, where a missing operation would not show. */
    private static void randomise(GraphHarness harness) {
        for (String name : harness.variables("network/")) {
            Random random = new Random(name.hashCode());
            Shape shape = harness.shape(name);
            float[] values = new float[(int) shape.size()];
            for (int i = 0; i < values.length; i++) {
                if (name.endsWith("variance") || name.endsWith("scale")) {
                    values[i] = 0.5f + random.nextFloat();
                } else if (name.endsWith("kernel")) {
                    double fanIn = (double) shape.size() / shape.get(shape.numDimensions() - 1);
                    values[i] = (float) (random.nextGaussian() * Math.sqrt(2 / fanIn));
                } else {
                    values[i] = (float) (0.5 * random.nextGaussian());
                }
            }
            harness.set(name, values);
        }
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
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
