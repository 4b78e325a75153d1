package dev.decant.nn.attention;

import dev.decant.api.network.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
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

    /**
     * For tokens of each step, which stand before the sequence kind by kind, each kind as long as the sequence. A token
     * attends to itself and to the steps that its own step may attend to; nothing else attends to a token, so that the
     * sequence is what it would be without them.
     *
     * @param features sequence and mask as a block receives them
     * @param kinds how many tokens each step has
     * @param causal whether a step attends only to itself and to earlier steps
     * @return broadcastable to [batch, heads, (kinds + 1) time, (kinds + 1) time]
     */
    public static Operand<TFloat32> withTokensPerStep(Ops tf, Features features, int kinds, boolean causal) {
        Operand<TInt32> time = time(tf, features.sequence());
        Operand<TInt32> all = tf.math.mul(time, tf.constant(kinds + 1));
        Operand<TInt32> places = tf.range(tf.constant(0), all, tf.constant(1));
        Operand<TInt32> steps = tf.math.floorMod(places, time);
        Operand<TInt32> query = tf.expandDims(places, tf.constant(1));
        Operand<TInt32> key = tf.expandDims(places, tf.constant(0));
        Operand<TBool> step = tf.math.greaterEqual(key, tf.math.mul(time, tf.constant(kinds)));
        if (causal) {
            step = tf.math.logicalAnd(
                    step,
                    tf.math.lessEqual(tf.expandDims(steps, tf.constant(0)), tf.expandDims(steps, tf.constant(1))));
        }
        Operand<TFloat32> forbidden =
                tf.dtypes.cast(tf.math.logicalNot(tf.math.logicalOr(step, tf.math.equal(query, key))), TFloat32.class);
        Operand<TFloat32> hidden = tf.tile( // [batch, (kinds + 1) time]
                tf.math.sub(tf.constant(1f), features.mask()), tf.constant(new int[] {1, kinds + 1}));
        return tf.stopGradient(tf.math.mul(
                tf.math.add(forbidden, tf.expandDims(tf.expandDims(hidden, tf.constant(1)), tf.constant(1))),
                tf.constant(FORBIDDEN)));
    }

    /** [batch, 1, 1, tokens + time]. */
    private static Operand<TFloat32> padding(Ops tf, Operand<TFloat32> mask, int tokens) {
        Operand<TFloat32> hidden = tf.math.mul(tf.math.sub(tf.constant(1f), mask), tf.constant(FORBIDDEN));
        Operand<TFloat32> wide = tf.pad(hidden, tf.constant(new int[][] {{0, 0}, {tokens, 0}}), tf.constant(0f));
        return tf.expandDims(tf.expandDims(wide, tf.constant(1)), tf.constant(1));
    }

    /** [tokens + time, tokens + time]. */
    private static Operand<TFloat32> future(Ops tf, Operand<TFloat32> sequence, int tokens) {
        Operand<TInt32> steps = tf.range(tf.constant(0), time(tf, sequence), tf.constant(1));
        Operand<TFloat32> later = tf.dtypes.cast(
                tf.math.greater(tf.expandDims(steps, tf.constant(0)), tf.expandDims(steps, tf.constant(1))),
                TFloat32.class); // [time, time], 1 where the column is later than the row
        return tf.pad(
                tf.math.mul(later, tf.constant(FORBIDDEN)),
                tf.constant(new int[][] {{tokens, 0}, {tokens, 0}}),
                tf.constant(0f));
    }

    /** The number of steps, a scalar. */
    private static Operand<TInt32> time(Ops tf, Operand<TFloat32> sequence) {
        return tf.reshape(
                tf.slice(tf.shape(sequence), tf.constant(new int[] {1}), tf.constant(new int[] {1})),
                tf.constant(new int[0]));
    }
}
