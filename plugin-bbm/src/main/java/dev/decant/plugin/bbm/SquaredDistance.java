package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.nn.loss.SquaredError;
import dev.decant.plugin.bbm.BbmConfig.Reduction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * ||prediction - target||^2 over the target's real steps, as one number in the unit that {@link FeatureScale} sets.
 * Predictions and targets are [batch, time, depth], the target with the mask that counts; results are scalars.
 */
record SquaredDistance(Reduction reduction, FeatureScale scale) {
    /** @param n the segment after which both are, from 1 */
    Operand<TFloat32> toTeacher(Ops tf, int n, Operand<TFloat32> prediction, Features target) {
        return scale.ofTeachersFeatures(tf, n, reduced(tf, prediction, target), target);
    }

    Operand<TFloat32> toStudent(Ops tf, Operand<TFloat32> prediction, Features target) {
        return scale.ofStudentsFeatures(tf, reduced(tf, prediction, target), target);
    }

    private Operand<TFloat32> reduced(Ops tf, Operand<TFloat32> prediction, Features target) {
        Operand<TFloat32> perSequence = reduction == Reduction.MEAN // [batch]
                ? SquaredError.means(tf, prediction, target)
                : SquaredError.sums(tf, prediction, target);
        return tf.math.mean(perSequence, tf.constant(0));
    }
}
