package dev.decant.nn.recurrent;

import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterScope;
import dev.decant.nn.gradient.CustomGradients;
import dev.decant.nn.initializer.Initializers;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.BlockLSTM;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997; forget gate of Gers et al. 2000) over a whole sequence in one
 * fused operation, with a {@link BlockLstmGradient} of our own. With σ the logistic function and [i, f, c̃, o] = [x_t, h_{t−1}]·W + b:
 *
 * <pre>c_t = σ(f)·c_{t−1} + σ(i)·tanh(c̃),   h_t = σ(o)·tanh(c_t)</pre>
 *
 * It starts from zero states, so that step t depends on the steps up to t alone.
 */
public final class Lstm {
    private static final int GATES = 4;

    private final int units;
    private final Parameter kernel; // W over x: [depth, 4 units]
    private final Parameter recurrent; // W over h: [units, 4 units]
    private final Parameter bias; // [4 units], in the order input, forget, cell, output

    /**
     * Glorot-uniform kernels, each gate by itself; the bias of the forget gate starts at 1 (Jozefowicz et al. 2015), all
     * else at 0.
     */
    public Lstm(ParameterScope scope, int depth, int units) {
        this.units = units;
        kernel = scope.parameter(
                "kernel", Shape.of(depth, GATES * (long) units), Initializers.glorotUniform(depth, units));
        recurrent = scope.parameter(
                "recurrent-kernel", Shape.of(units, GATES * (long) units), Initializers.glorotUniform(units, units));
        bias = scope.parameter("bias", Shape.of(GATES * (long) units), (shape, random) -> {
            float[] values = new float[GATES * units];
            Arrays.fill(values, units, 2 * units, 1f);
            return values;
        });
    }

    /**
     * @param x [batch, time, depth]
     * @return h: [batch, time, units]
     */
    public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
        CustomGradients.require(BlockLSTM.Inputs.class, new BlockLstmGradient(BackwardSteps.attachedTo(tf)));
        Operand<TFloat32> byTime = tf.linalg.transpose(x, tf.constant(new int[] {1, 0, 2})); // [time, batch, depth]
        Operand<TInt32> shape = tf.shape(byTime);
        Operand<TInt64> steps = tf.dtypes.cast(tf.gather(shape, tf.constant(0), tf.constant(0)), TInt64.class);
        Operand<TInt32> batch = tf.slice(shape, tf.constant(new int[] {1}), tf.constant(new int[] {1}));
        Operand<TFloat32> zeros = // [batch, units]
                tf.fill(tf.concat(List.of(batch, tf.constant(new int[] {units})), tf.constant(0)), tf.constant(0f));
        Operand<TFloat32> noPeephole = tf.constant(new float[units]);
        BlockLSTM<TFloat32> lstm = tf.nn.blockLSTM(
                steps,
                byTime,
                zeros,
                zeros,
                tf.concat(List.of(kernel.read(tf), recurrent.read(tf)), tf.constant(0)),
                noPeephole,
                noPeephole,
                noPeephole,
                bias.read(tf));
        return tf.linalg.transpose(lstm.h(), tf.constant(new int[] {1, 0, 2}));
    }
}
