package dev.decant.plugin.classic.relation;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.network.Features;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.plugin.classic.objective.ChosenSegments;
import dev.decant.plugin.classic.objective.Objective;
import dev.decant.plugin.classic.vector.Vectors;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Similarity-preserving knowledge distillation (Tung and Mori; ICCV 2019): records that excite the teacher alike excite
 * the student alike. With the features of record i as one vector z_i of all its real steps and channels, and b records
 * in a batch,
 *
 * <pre>G_ij = z_i . z_j, each row divided by its length
 * loss = task + gamma / b^2 * sum over n of || G^f_n - G^g_n ||_F^2</pre>
 *
 * Both matrices are b by b whatever the lengths and depths, so nothing is resized or projected, and records are
 * compared step by step as they stand. All three kinds of task are served alike; a batch of one record has no
 * relations, and the term is 0.
 */
public final class SimilarityPreserving implements DistillationStrategy<SimilarityPreserving.Options> {
    /** The options of the strategy {@code similarity}. */
    public record Options(
            @Meaning("weight of the distance of the similarities beside the task loss") @Range(min = 0, max = 1e9)
            double gamma,

            @Meaning(ChosenSegments.MEANING) List<Integer> segments) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Records are as similar to each other as in the teacher (similarity preserving, Tung, Mori 2019)";
    }

    @Override
    public Needs needs(Options config) {
        return Needs.SEGMENTS;
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        Ops tf = context.tf();
        ForwardPass student = context.forwardStudent();
        ForwardPass teacher = context.forwardTeacher();
        Operand<TFloat32> similarity = ChosenSegments.of(context, config.segments())
                .sum(context, n -> {
                    Operand<TFloat32> difference =
                            tf.math.sub(similarities(tf, student.after(n)), similarities(tf, teacher.after(n)));
                    return tf.math.mean(tf.math.square(difference), tf.constant(new int[] {0, 1})); // of b^2 entries
                });
        return List.of(new Objective(tf, context.taskLoss(student.logits()))
                .plus(config.gamma(), "similarity", similarity)
                .phase());
    }

    /** G: [batch, batch]. */
    private static Operand<TFloat32> similarities(Ops tf, Features z) {
        Operand<TFloat32> real = tf.math.mul(tf.expandDims(z.mask(), tf.constant(2)), z.sequence());
        return Vectors.directions(tf, tf.linalg.einsum(List.of(real, real), "itd,jtd->ij"), 1);
    }
}
