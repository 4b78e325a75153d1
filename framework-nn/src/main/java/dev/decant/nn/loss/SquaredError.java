package dev.decant.nn.loss;

import dev.decant.api.network.Features;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** ||prediction − target||² of feature sequences over the target's real steps, one number for each record. */
public final class SquaredError {
    private SquaredError() {}

    /**
     * Σ_t m_t Σ_d (p_td − y_td)².
     *
     * @param prediction p: [batch, time, depth]
     * @param target y: [batch, time, depth], with the mask m that counts
     * @return [batch]
     */
    public static Operand<TFloat32> sums(Ops tf, Operand<TFloat32> prediction, Features target) {
        Operand<TFloat32> mask = tf.expandDims(target.mask(), tf.constant(2)); // [batch, time, 1]
        Operand<TFloat32> errors = tf.math.sub(prediction, target.sequence()); // [batch, time, depth]
        // An inner product of each record: the gradient of a sum writes its number once for every element first.
        Operand<TFloat32> products = tf.train.batchMatMul(
                row(tf, tf.math.mul(mask, errors)), row(tf, errors), TFloat32.class, BatchMatMul.adjY(true));
        return tf.reshape(products, tf.constant(new int[] {-1})); // of [batch, 1, 1]
    }

    /** [batch, time, depth] as [batch, 1, time depth]. */
    private static Operand<TFloat32> row(Ops tf, Operand<TFloat32> x) {
        Operand<TInt32> batch = tf.slice(tf.shape(x), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
        return tf.reshape(x, tf.concat(List.of(batch, tf.constant(new int[] {1, -1})), tf.constant(0)));
    }

    /**
     * {@link #sums} over the number of the record's real steps (at least 1) times depth: every record counts the same.
     *
     * @return [batch]
     */
    public static Operand<TFloat32> means(Ops tf, Operand<TFloat32> prediction, Features target) {
        Operand<TFloat32> sums = sums(tf, prediction, target);
        Operand<TFloat32> steps = tf.reduceSum(target.mask(), tf.constant(1)); // [batch]
        return tf.math.div(
                sums, tf.math.mul(tf.math.maximum(steps, tf.constant(1f)), tf.constant((float) target.depth())));
    }
}
