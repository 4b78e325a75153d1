package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.nn.loss.SquaredError;
import dev.decant.plugin.bbm.BbmConfig.Reduction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** ||prediction - target||^2 over the target's real steps, as one number in the unit that {@link FeatureScale} sets. */
record SquaredDistance(Reduction reduction, FeatureScale scale) {
    /**
     * @param n the segment after which both are, from 1
     * @param prediction [batch, time, depth]
     * @param target [batch, time, depth], with the mask that counts
     * @return a scalar
     */
    Operand<TFloat32> apply(Ops tf, int n, Operand<TFloat32> prediction, Features target) {
        Operand<TFloat32> perSequence = reduction == Reduction.MEAN // [batch]
                ? SquaredError.means(tf, prediction, target)
                : SquaredError.sums(tf, prediction, target);
        return scale.measure(tf, n, tf.math.mean(perSequence, tf.constant(0)), target);
    }
}
