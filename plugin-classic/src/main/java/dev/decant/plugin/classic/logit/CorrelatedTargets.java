package dev.decant.plugin.classic.logit;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import dev.decant.nn.loss.MaskedMean;
import dev.decant.plugin.classic.objective.Objective;
import dev.decant.plugin.classic.vector.Vectors;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * DIST, knowledge distillation from a stronger teacher (Huang, You, Wang, Qian, Xu; NeurIPS 2022): the student's
 * probabilities need be correlated with the teacher's, not equal to them. With Y the student's probabilities at tau and
 * T the teacher's, both [batch, classes], and Pearson's correlation rho,
 *
 * <pre>inter = mean over records i of (1 - rho(Y_i,:, T_i,:))
 * intra = mean over classes c of (1 - rho(Y_:,c, T_:,c))
 * loss  = task + tau^2 (beta inter + gamma intra)</pre>
 *
 * Of labels the probabilities are sigmoids, and inter correlates the labels of a record; of a single label it has
 * nothing to correlate and is left out. Per step there is one label, and intra is over the real steps of the batch. A
 * row or column that is constant has the correlation 0. Between two classes alone rho is 1 or -1 and inter moves
 * nothing.
 */
public final class CorrelatedTargets implements DistillationStrategy<CorrelatedTargets.Options> {
    /** The options of the strategy {@code dist}. */
    public record Options(
            @Meaning("weight of inter, the correlation over the classes of each record") @Range(min = 0, max = 1e6)
            double beta,

            @Meaning("weight of intra, the correlation over the batch of each class") @Range(min = 0, max = 1e6)
            double gamma,

            @Meaning("temperature tau that softens the probabilities of both") @Range(min = 1e-3, max = 1000)
            double temperature,

            @Meaning(LogitStandardisation.MEANING) boolean standardise) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Probabilities that correlate with the teacher's, over classes and over records (DIST, Huang et al. 2022)";
    }

    @Override
    public List<ReadoutSpec> readouts(Task task, Options config) {
        if (config.standardise()) {
            LogitStandardisation.requireClasses(task);
        }
        return List.of(ReadoutSpec.of(task));
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        Ops tf = context.tf();
        Operand<TFloat32> logits = context.forwardStudent().logits();
        Operand<TFloat32> student = probabilities(context, logits, config);
        Operand<TFloat32> teacher =
                probabilities(context, context.forwardTeacher().logits(), config);
        double square = config.temperature() * config.temperature();
        Objective objective = new Objective(tf, context.taskLoss(logits));
        if (context.task().outputs() > 1) {
            objective.plus(square * config.beta(), "inter", uncorrelated(tf, student, teacher, 1));
        }
        Operand<TFloat32> intra = context.task() instanceof Task.PerStepBinary
                ? uncorrelated(tf, overSteps(context, student), overSteps(context, teacher), 0)
                : uncorrelated(tf, student, teacher, 0);
        return List.of(objective.plus(square * config.gamma(), "intra", intra).phase());
    }

    private static Operand<TFloat32> probabilities(StrategyContext context, Operand<TFloat32> logits, Options config) {
        Ops tf = context.tf();
        Operand<TFloat32> compared = LogitStandardisation.where(config.standardise(), tf, logits);
        return context.task().probabilities(tf, tf.math.div(compared, tf.constant((float) config.temperature())));
    }

    /** 1 - rho along the axis, averaged over the other: a scalar. */
    private static Operand<TFloat32> uncorrelated(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b, int axis) {
        Operand<TFloat32> rho = tf.reduceSum(
                tf.math.mul(
                        Vectors.directions(tf, Vectors.centred(tf, a, axis), axis),
                        Vectors.directions(tf, Vectors.centred(tf, b, axis), axis)),
                tf.constant(axis));
        return tf.math.mean(tf.math.sub(tf.constant(1f), rho), tf.constant(0));
    }

    /**
     * [batch, time] as one column of steps, [batch time, 1]; the mean of the real ones stands at padding, where it
     * counts for nothing.
     */
    private static Operand<TFloat32> overSteps(StrategyContext context, Operand<TFloat32> steps) {
        Ops tf = context.tf();
        Operand<TFloat32> mask = context.input().mask();
        Operand<TFloat32> mean = MaskedMean.ofSteps(tf, steps, mask);
        Operand<TFloat32> real = tf.math.add(mean, tf.math.mul(mask, tf.math.sub(steps, mean)));
        return tf.reshape(real, tf.array(-1, 1));
    }
}
