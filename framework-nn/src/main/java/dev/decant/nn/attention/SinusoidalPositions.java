package dev.decant.nn.attention;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Sinusoidal positions (Vaswani et al. 2017, section 3.5) for any number of steps. */
public final class SinusoidalPositions {
    private SinusoidalPositions() {}

    /**
     * Position p has sin(p·10000^(−2i/depth)) in column i and the cosine in column depth/2 + i; the order of columns
     * is a permutation of the paper's.
     *
     * @param x [batch, time, depth]
     * @return [time, depth]
     */
    public static Operand<TFloat32> of(Ops tf, Operand<TFloat32> x, int depth) {
        int half = (depth + 1) / 2;
        float[] frequencies = new float[half];
        for (int i = 0; i < half; i++) {
            frequencies[i] = (float) Math.pow(10000, -2.0 * i / depth);
        }
        Operand<TFloat32> first = tf.slice(
                tf.dtypes.cast(tf.shape(x), TFloat32.class), tf.constant(new int[] {1}), tf.constant(new int[] {1}));
        Operand<TFloat32> positions =
                tf.range(tf.constant(0f), tf.reshape(first, tf.constant(new int[0])), tf.constant(1f)); // [time]
        Operand<TFloat32> angles = tf.math.mul(
                tf.expandDims(positions, tf.constant(1)), tf.constant(new float[][] {frequencies})); // [time, half]
        Operand<TFloat32> both = tf.concat(java.util.List.of(tf.math.sin(angles), tf.math.cos(angles)), tf.constant(1));
        // Nothing here learns, and a range has no gradient that could be passed through.
        return tf.stopGradient(
                depth % 2 == 0
                        ? both
                        : tf.slice(both, tf.constant(new int[] {0, 0}), tf.constant(new int[] {-1, depth})));
    }
}
