package dev.decant.plugin.classic;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.Segment;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Soft targets (Hinton, Vinyals, Dean 2015): with student logits s and teacher logits t,
 *
 * <pre>loss = (1 - alpha) task(s, labels) + alpha * distillation
 *
 * multi-class:             distillation = tau^2 * mean over the batch of KL(softmax(t / tau) || softmax(s / tau))
 * multi-label, per step:   distillation = binary cross-entropy of s to the teacher's probabilities sigmoid(t)</pre>
 *
 * In the second form the temperature does not act; mean and mask are those of the task loss. Class weights act on labels
 * alone: the teacher's probabilities have them in already.
 */
public final class SoftTargets implements DistillationStrategy<SoftTargets.Options> {
    /** The options of the strategy {@code kd}. */
    public record Options(
            @Meaning("weight of the distillation term; the task loss weighs 1 - alpha") @Range(min = 0, max = 1)
            double alpha,

            @Meaning("temperature tau that softens both distributions of a multi-class task")
            @Range(min = 1e-3, max = 1000)
            double temperature) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Soft targets of the teacher at a temperature (Hinton et al. 2015)";
    }

    @Override
    public Needs needs(Options config) {
        return Needs.TEACHER;
    }

    @Override
    public List<ReadoutSpec> readouts(Task task, Options config) {
        return List.of(new ReadoutSpec(
                ReadoutSpec.CLASS,
                task instanceof Task.PerStepBinary ? ReadoutSpec.Form.PER_STEP : ReadoutSpec.Form.POOLED));
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        Ops tf = context.tf();
        Operand<TFloat32> student = logits(context, context.student(), context.pass("student", Mode.TRAINING));
        Operand<TFloat32> teacher =
                tf.stopGradient(logits(context, context.teacher(), context.pass("teacher", Mode.INFERENCE)));

        Operand<TFloat32> task = context.taskLoss(student, context.targets());
        Operand<TFloat32> distillation = context.task() instanceof Task.MultiClass
                ? divergence(tf, teacher, student, (float) config.temperature())
                : context.imitationLoss(student, tf.math.sigmoid(teacher));
        Operand<TFloat32> loss = tf.math.add(
                tf.math.mul(tf.constant((float) (1 - config.alpha())), task),
                tf.math.mul(tf.constant((float) config.alpha()), distillation));

        Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
        terms.put("task", task);
        terms.put("distillation", distillation);
        return List.of(new Phase(
                "train", 1, loss, terms, Set.of(ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STUDENT_READOUTS)));
    }

    @Override
    public Operand<TFloat32> predict(Ops tf, Task task, Map<String, Operand<TFloat32>> logits, Options config) {
        Operand<TFloat32> own = Objects.requireNonNull(logits.get(ReadoutSpec.CLASS));
        return task instanceof Task.MultiClass ? tf.nn.softmax(own) : tf.math.sigmoid(own);
    }

    /** The logits of the readout {@code class}: [batch, classes], or [batch, time] per step. */
    private static Operand<TFloat32> logits(StrategyContext context, Network network, Pass pass) {
        return network.readout(ReadoutSpec.CLASS)
                .logits(pass, new Segment(network.blocks()).apply(pass, context.input()));
    }

    /** tau^2 * mean over the batch of KL(softmax(teacher / tau) || softmax(student / tau)); both [batch, classes]. */
    private static Operand<TFloat32> divergence(
            Ops tf, Operand<TFloat32> teacher, Operand<TFloat32> student, float temperature) {
        Operand<TFloat32> tau = tf.constant(temperature);
        Operand<TFloat32> logTeacher = tf.nn.logSoftmax(tf.math.div(teacher, tau)); // [batch, classes]
        Operand<TFloat32> logStudent = tf.nn.logSoftmax(tf.math.div(student, tau)); // [batch, classes]
        Operand<TFloat32> perRecord = tf.reduceSum( // [batch]
                tf.math.mul(tf.math.exp(logTeacher), tf.math.sub(logTeacher, logStudent)), tf.constant(1));
        return tf.math.mul(tf.constant(temperature * temperature), tf.math.mean(perRecord, tf.constant(0)));
    }
}
