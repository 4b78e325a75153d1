package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.nn.loss.SquaredError;
import dev.decant.plugin.bbm.BbmConfig.Normalise;
import dev.decant.plugin.bbm.BbmConfig.Reduction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/** ||prediction - target||^2 over the target's real steps, as one number. */
record SquaredDistance(Reduction reduction, Normalise normalise) {
    private static final float EPSILON = 1e-6f;

    /**
     * @param prediction [batch, time, depth]
     * @param target [batch, time, depth], with the mask that counts
     * @return a scalar
     */
    Operand<TFloat32> apply(Ops tf, Operand<TFloat32> prediction, Features target) {
        Operand<TFloat32> perSequence = reduction == Reduction.MEAN // [batch]
                ? SquaredError.means(tf, prediction, target)
                : SquaredError.sums(tf, prediction, target);
        Operand<TFloat32> distance = tf.math.mean(perSequence, tf.constant(0));
        return normalise == Normalise.NONE ? distance : tf.math.div(distance, variance(tf, target));
    }

    /** The target's variance over the batch's real steps, around each channel's mean, averaged over depth. */
    private static Operand<TFloat32> variance(Ops tf, Features target) {
        Operand<TFloat32> mask = tf.expandDims(target.mask(), tf.constant(2)); // [batch, time, 1]
        Operand<TFloat32> count =
                tf.math.maximum(tf.reduceSum(mask, tf.constant(new int[] {0, 1, 2})), tf.constant(1f));
        Operand<TFloat32> mean = tf.math.div( // [1, 1, depth]
                tf.reduceSum(
                        tf.math.mul(mask, target.sequence()), tf.constant(new int[] {0, 1}), ReduceSum.keepDims(true)),
                count);
        Operand<TFloat32> squares = tf.math.mul(mask, tf.math.square(tf.math.sub(target.sequence(), mean)));
        Operand<TFloat32> variance = tf.math.div(
                tf.reduceSum(squares, tf.constant(new int[] {0, 1, 2})),
                tf.math.mul(count, tf.constant((float) target.depth())));
        return tf.stopGradient(tf.math.maximum(variance, tf.constant(EPSILON)));
    }
}
