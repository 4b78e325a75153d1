package dev.decant.plugin.classic.logit;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import dev.decant.nn.loss.SoftTargetLoss;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Soft targets (Hinton, Vinyals, Dean 2015): with student logits s and teacher logits t,
 *
 * <pre>loss = (1 - alpha) task(s, labels) + alpha * distillation
 *
 * multi-class:             distillation = tau^2 * mean over the batch of KL(softmax(t / tau) || softmax(s / tau))
 * multi-label, per step:   distillation = tau^2 * binary cross-entropy of s / tau to sigmoid(t / tau)</pre>
 *
 * Mean and mask of the second form are those of the task loss ({@link SoftTargetLoss}; {@code deit} with {@code kind =
 * soft} is the same of its token). Class weights act on labels alone: the teacher's probabilities have them in already.
 * Of several classes s and t may be standardised first ({@link LogitStandardisation}).
 */
public final class SoftTargets implements DistillationStrategy<SoftTargets.Options> {
    /** The options of the strategy {@code kd}. */
    public record Options(
            @Meaning("weight of the distillation term; the task loss weighs 1 - alpha") @Range(min = 0, max = 1)
            double alpha,

            @Meaning("temperature tau that softens the probabilities of both, over classes or of each label")
            @Range(min = 1e-3, max = 1000)
            double temperature,

            @Meaning(LogitStandardisation.MEANING + "; several classes of which one is true only")
            boolean standardise) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Soft targets of the teacher at a temperature (Hinton et al. 2015)";
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
        Operand<TFloat32> student = context.forwardStudent().logits();
        Operand<TFloat32> teacher = context.forwardTeacher().logits();
        Operand<TFloat32> task = context.taskLoss(student);
        Operand<TFloat32> distillation = SoftTargetLoss.of(
                context,
                LogitStandardisation.where(config.standardise(), tf, teacher),
                LogitStandardisation.where(config.standardise(), tf, student),
                config.temperature());
        return List.of(Phase.distilling(tf, config.alpha(), task, distillation));
    }
}
