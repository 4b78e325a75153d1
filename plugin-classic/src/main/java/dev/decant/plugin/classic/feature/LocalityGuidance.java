package dev.decant.plugin.classic.feature;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.network.Features;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.TimeResize;
import dev.decant.nn.loss.SquaredError;
import dev.decant.plugin.classic.objective.ChosenSegments;
import dev.decant.plugin.classic.objective.Objective;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Locality guidance for improving vision Transformers on tiny datasets (Li, Yu, Wang, Yuan, Song, Chen; ECCV 2022): a
 * small convolutional network, trained on the same data, guides a Transformer by its features alone. With z^f_n the
 * student's features after segment n, z^g_n the teacher's, and a linear map W_n of the student's depth to the
 * teacher's,
 *
 * <pre>loss = task + weight * sum over n of || U(z^f_n W_n + b_n) - U(z^g_n) ||^2</pre>
 *
 * where U interpolates to the longer of both sequences, linearly, and the norm is a mean over real steps and depth of
 * each record, then over the batch. Nothing is asked of the task, so all three kinds are served. Beside the paper's own
 * numbers the teacher's features can be measured in the root of their variance, which is the default: the paper's
 * teacher ends its stages with batch normalisation, others do not.
 */
public final class LocalityGuidance implements DistillationStrategy<LocalityGuidance.Options> {
    /** The options of the strategy {@code locality-guidance}. */
    public record Options(
            @Meaning("weight of the guidance beside the task loss") @Range(min = 0, max = 1e9)
            double weight,

            @Meaning(ChosenSegments.MEANING) List<Integer> segments,

            @Meaning(TeacherUnit.MEANING) TeacherUnit normalise) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Linear maps of the student's features imitate the teacher's (Locality Guidance, Li et al. 2022)";
    }

    @Override
    public Needs needs(Options config) {
        return Needs.SEGMENTS;
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        ForwardPass student = context.forwardStudent();
        ForwardPass teacher = context.forwardTeacher();
        Operand<TFloat32> guidance = ChosenSegments.of(context, config.segments())
                .sum(
                        context,
                        n -> distance(
                                context, n, student.after(n), config.normalise().of(context, n, teacher.after(n))));
        return List.of(new Objective(context.tf(), context.taskLoss(student.logits()))
                .plus(config.weight(), "guidance", guidance)
                .phase());
    }

    private static Operand<TFloat32> distance(StrategyContext context, int n, Features zf, Features zg) {
        Ops tf = context.tf();
        Dense w = new Dense(context.parameters().child("projection" + n).withoutDecay(), zf.depth(), zg.depth());
        Features projected = zf.withSequence(w.apply(tf, zf.sequence()));
        Operand<TFloat32> perRecord = new TwoLengths(zf, zg).studentIsLonger() // [batch]
                ? SquaredError.means(
                        tf, projected.sequence(), projected.withSequence(TimeResize.LINEAR.between(tf, zg, projected)))
                : SquaredError.means(tf, TimeResize.LINEAR.between(tf, projected, zg), zg);
        return tf.math.mean(perRecord, tf.constant(0));
    }
}
