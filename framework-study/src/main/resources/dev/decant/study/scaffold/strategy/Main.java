package @package@;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import dev.decant.nn.loss.MaskedMean;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** loss = (1 - alpha) task(s, labels) + alpha mean (s - t)^2, with student logits s and teacher logits t. */
public final class @Name@ implements DistillationStrategy<@Name@.Options> {
    /** What a configuration can set; the defaults stand in reference.conf. */
    public record Options(
            @Meaning("weight of the distillation term; the loss of the labels weighs 1 - alpha") @Range(min = 0, max = 1)
            double alpha) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Squared difference of the logits (Ba and Caruana 2014)";
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        Ops tf = context.tf();
        Operand<TFloat32> student = context.forwardStudent().logits(); // [batch, classes], or [batch, time] per step
        Operand<TFloat32> teacher = context.forwardTeacher().logits(); // the same shape; no gradient flows through it
        Operand<TFloat32> squares = tf.math.square(tf.math.sub(student, teacher));
        Operand<TFloat32> distillation = context.task() instanceof Task.PerStepBinary
                ? MaskedMean.ofSteps(tf, squares, context.input().mask()) // padding does not count
                : tf.math.mean(squares, tf.constant(new int[] {0, 1}));
        return List.of(Phase.distilling(tf, config.alpha(), context.taskLoss(student), distillation));
    }
}
