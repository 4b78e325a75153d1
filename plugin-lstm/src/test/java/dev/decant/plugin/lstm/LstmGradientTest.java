package dev.decant.plugin.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Parameter;
import dev.decant.nn.initializer.Initializers;
import dev.decant.nn.recurrent.Lstm;
import dev.decant.testkit.GraphHarness;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.BlockLSTM;
import org.tensorflow.op.nn.BlockLSTMGrad;
import org.tensorflow.types.TFloat32;

/** The gradients of an LSTM beside those of TensorFlow's fused operation, and beside differences. */
final class LstmGradientTest {
    private static final List<String> PARAMETERS =
            List.of("network/kernel", "network/recurrent-kernel", "network/bias", "input/x");

    @ParameterizedTest
    @CsvSource({"1, 1, 3, 4", "1, 7, 3, 4", "5, 1, 2, 3", "3, 11, 5, 6", "4, 48, 9, 16"})
    void gradientsAreThoseOfTheFusedOperation(int batch, int time, int depth, int units) {
        try (GraphHarness harness = new GraphHarness(4)) {
            Sum sum = Sum.of(harness, batch, time, depth, units);
            var actual = harness.gradients(sum.loss(), PARAMETERS);
            BlockLSTMGrad<TFloat32> fused = fused(harness, sum, batch, time, units);
            List<float[]> expected = harness.values(List.of(
                    harness.tf()
                            .slice(
                                    fused.wGrad(),
                                    harness.tf().array(0, 0),
                                    harness.tf().array(depth, -1)),
                    harness.tf()
                            .slice(
                                    fused.wGrad(),
                                    harness.tf().array(depth, 0),
                                    harness.tf().array(units, -1)),
                    fused.bGrad(),
                    transposed(harness.tf(), fused.xGrad())));
            for (int i = 0; i < PARAMETERS.size(); i++) {
                assertThat(Objects.requireNonNull(actual.get(PARAMETERS.get(i))))
                        .as(PARAMETERS.get(i))
                        .containsExactly(expected.get(i), within(1e-5f));
            }
        }
    }

    @Test
    void gradientsAreThoseOfDifferences() {
        try (GraphHarness harness = new GraphHarness(5)) {
            Sum sum = Sum.of(harness, 2, 5, 3, 4);
            var gradients = harness.gradients(sum.loss(), PARAMETERS);
            float step = 1e-2f;
            for (String name : PARAMETERS) {
                float[] value = harness.get(name);
                float[] gradient = Objects.requireNonNull(gradients.get(name));
                for (int i = 0; i < value.length; i++) {
                    float[] moved = value.clone();
                    moved[i] = value[i] + step;
                    harness.set(name, moved);
                    float above = harness.scalar(sum.loss());
                    moved[i] = value[i] - step;
                    harness.set(name, moved);
                    float below = harness.scalar(sum.loss());
                    assertThat(gradient[i])
                            .as("%s[%d]", name, i)
                            .isCloseTo((above - below) / (2 * step), within(5e-4f));
                }
                harness.set(name, value);
            }
        }
    }

    private static BlockLSTMGrad<TFloat32> fused(GraphHarness harness, Sum sum, int batch, int time, int units) {
        Ops tf = harness.tf();
        Operand<TFloat32> x = transposed(tf, sum.x());
        Operand<TFloat32> zeros = tf.zeros(tf.array(batch, units), TFloat32.class);
        Operand<TFloat32> noPeephole = tf.constant(new float[units]);
        float[] kernel = harness.get("network/kernel");
        float[] recurrent = harness.get("network/recurrent-kernel");
        float[] bias = harness.get("network/bias");
        Operand<TFloat32> w = tf.concat(
                List.of(
                        tf.reshape(tf.constant(kernel), tf.array(-1, 4 * units)),
                        tf.reshape(tf.constant(recurrent), tf.array(-1, 4 * units))),
                tf.constant(0));
        Operand<TFloat32> b = tf.constant(bias);
        var steps = tf.constant((long) time);
        BlockLSTM<TFloat32> forward = tf.nn.blockLSTM(steps, x, zeros, zeros, w, noPeephole, noPeephole, noPeephole, b);
        return tf.nn.blockLSTMGrad(
                steps,
                x,
                zeros,
                zeros,
                w,
                noPeephole,
                noPeephole,
                noPeephole,
                b,
                forward.i(),
                forward.cs(),
                forward.f(),
                forward.o(),
                forward.ci(),
                forward.co(),
                forward.h(),
                tf.zerosLike(forward.cs()),
                transposed(tf, sum.weights()),
                false);
    }

    /** [a, b, c] to [b, a, c]. */
    private static Operand<TFloat32> transposed(Ops tf, Operand<TFloat32> x) {
        return tf.linalg.transpose(x, tf.array(1, 0, 2));
    }

    /** Σ weights · h over an LSTM whose input is a parameter, so that it has a gradient too. */
    private record Sum(Operand<TFloat32> x, Operand<TFloat32> weights, Operand<TFloat32> loss) {
        static Sum of(GraphHarness harness, int batch, int time, int depth, int units) {
            Ops tf = harness.tf();
            Lstm lstm = new Lstm(harness.scope("network"), depth, units);
            Parameter input = harness.scope("input")
                    .parameter("x", Shape.of(batch, time, depth), Initializers.truncatedNormal(0.7f));
            Random random = new Random(8);
            float[] bias = new float[4 * units];
            for (int i = 0; i < bias.length; i++) {
                bias[i] = (float) random.nextGaussian();
            }
            harness.set("network/bias", bias);
            float[] weights = new float[batch * time * units];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) random.nextGaussian();
            }
            Operand<TFloat32> x = input.read(tf);
            Operand<TFloat32> given = tf.reshape(tf.constant(weights), tf.array(batch, time, units));
            return new Sum(x, given, tf.reduceSum(tf.math.mul(given, lstm.apply(tf, x)), tf.array(0, 1, 2)));
        }
    }
}
