package dev.decant.plugin.classic.feature;

import dev.decant.api.network.Features;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.nn.loss.FeatureVariance;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What the teacher's features are measured in before the student's are compared with them. */
public enum TeacherUnit {
    /** Their own numbers: a segment of large features weighs more than one of small ones. */
    NONE,
    /**
     * The root of their variance over the training split, of each segment ({@link FeatureVariance}): every segment
     * weighs the same.
     */
    TEACHER_VARIANCE;

    /** What the options of this name mean, for their {@code @Meaning}. */
    static final String MEANING = "what the teacher's features are measured in: none (their own numbers) or"
            + " teacher-variance (the root of their variance over the training split, of each segment)";

    /**
     * @param n the segment, from 1
     * @param zg the teacher's features after it
     * @return the same features in this unit
     */
    Features of(StrategyContext context, int n, Features zg) {
        if (this == NONE) {
            return zg;
        }
        Ops tf = context.tf();
        Operand<TFloat32> variance =
                FeatureVariance.overTraining(tf, context.parameters().child("teacher" + n), zg);
        return zg.withSequence(tf.math.div(zg.sequence(), tf.math.sqrt(variance)));
    }
}
