package dev.decant.nn.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Means over real steps; what stands at padding is multiplied by zero, so it must be finite. */
public final class MaskedMean {
    private MaskedMean() {}

    /**
     * The mean over all real steps of the batch, so that a long record counts for more than a short one; 0 without any.
     *
     * @param values [batch, time]
     * @param mask [batch, time], 1 where a step is real
     * @return a scalar
     */
    public static Operand<TFloat32> ofSteps(Ops tf, Operand<TFloat32> values, Operand<TFloat32> mask) {
        Operand<TFloat32> steps = tf.math.maximum(tf.sum(mask, tf.constant(new int[] {0, 1})), tf.constant(1f));
        return tf.math.div(tf.sum(tf.math.mul(values, mask), tf.constant(new int[] {0, 1})), steps);
    }
}
