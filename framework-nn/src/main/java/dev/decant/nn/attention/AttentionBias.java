package dev.decant.nn.attention;

import dev.decant.api.network.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What may attend to what, as a term that is added to the scores. */
public final class AttentionBias {
    /** Far below any score, far above the least float, so that sums of biases stay finite. */
    private static final float FORBIDDEN = -1e9f;

    private AttentionBias() {}

    /**
     * @param features tokens and sequence as a block receives them
     * @param tokens how many tokens stand before the sequence; every step may attend to them, and they to every step
     * @param masked whether sequences differ in length, so that padding must be hidden
     * @param causal whether a step attends only to itself and to earlier steps
     * @return broadcastable to [batch, heads, tokens + time, tokens + time]; empty if everything is allowed
     */
    public static Optional<Operand<TFloat32>> of(
            Ops tf, Features features, int tokens, boolean masked, boolean causal) {
        List<Operand<TFloat32>> terms = new ArrayList<>();
        if (masked) {
            terms.add(padding(tf, features.mask(), tokens));
        }
        if (causal) {
            terms.add(future(tf, features.sequence(), tokens));
        }
        // Nothing here learns, and a range has no gradient that could be passed through.
        return terms.stream().reduce(tf.math::add).map(tf::stopGradient);
    }

    /** [batch, 1, 1, tokens + time]. */
    private static Operand<TFloat32> padding(Ops tf, Operand<TFloat32> mask, int tokens) {
        Operand<TFloat32> hidden = tf.math.mul(tf.math.sub(tf.constant(1f), mask), tf.constant(FORBIDDEN));
        Operand<TFloat32> wide = tf.pad(hidden, tf.constant(new int[][] {{0, 0}, {tokens, 0}}), tf.constant(0f));
        return tf.expandDims(tf.expandDims(wide, tf.constant(1)), tf.constant(1));
    }

    /** [tokens + time, tokens + time]. */
    private static Operand<TFloat32> future(Ops tf, Operand<TFloat32> sequence, int tokens) {
        Operand<TInt32> time = tf.reshape(
                tf.slice(tf.shape(sequence), tf.constant(new int[] {1}), tf.constant(new int[] {1})),
                tf.constant(new int[0]));
        Operand<TInt32> steps = tf.range(tf.constant(0), time, tf.constant(1));
        Operand<TFloat32> later = tf.dtypes.cast(
                tf.math.greater(tf.expandDims(steps, tf.constant(0)), tf.expandDims(steps, tf.constant(1))),
                TFloat32.class); // [time, time], 1 where the column is later than the row
        return tf.pad(
                tf.math.mul(later, tf.constant(FORBIDDEN)),
                tf.constant(new int[][] {{tokens, 0}, {tokens, 0}}),
                tf.constant(0f));
    }
}
