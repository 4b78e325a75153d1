package dev.decant.plugin.deit;

import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.Segment;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import dev.decant.plugin.deit.DeitConfig.Kind;
import dev.decant.plugin.deit.DeitConfig.Prediction;
import dev.decant.plugin.deit.DeitConfig.Reduction;
import dev.decant.plugin.deit.DeitConfig.Resolved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Distillation through a token (Touvron et al. 2021): beside the ordinary readout {@code class} the student has a
 * distillation token with a head of its own, readout {@code distillation}. With their logits c and d and the teacher's t
 *
 * <pre>loss = (1 - alpha) task(c, labels) + alpha * distillation
 *
 * hard:                            distillation = task(d, decision(t))
 * soft, multi-class:               distillation = tau^2 * KL(softmax(t / tau) || softmax(d / tau))
 * soft, multi-label and per step:  distillation = tau^2 * cross-entropy(d / tau, sigmoid(t / tau))</pre>
 *
 * decision(t) is the most probable class, or the labels whose probability reaches the teacher's own threshold. KL is
 * summed over the batch and divided as {@code reduction} says; the binary cross-entropies take mean and mask from
 * the task loss; its class weights act on decisions, not on probabilities.
 */
public final class TokenDistillation implements DistillationStrategy<DeitConfig> {
    /** The name of the readout on the distillation token. */
    static final String DISTILLATION = "distillation";

    @Override
    public Class<DeitConfig> configType() {
        return DeitConfig.class;
    }

    @Override
    public String summary() {
        return "A distillation token that learns from the teacher's outputs (DeiT, Touvron et al. 2021)";
    }

    @Override
    public Needs needs(DeitConfig config) {
        return Needs.TEACHER;
    }

    @Override
    public List<ReadoutSpec> readouts(Task task, DeitConfig config) {
        return List.of(
                new ReadoutSpec(
                        ReadoutSpec.CLASS,
                        task instanceof Task.PerStepBinary ? ReadoutSpec.Form.PER_STEP : ReadoutSpec.Form.POOLED),
                new ReadoutSpec(DISTILLATION, ReadoutSpec.Form.TOKEN));
    }

    @Override
    public List<Phase> phases(StrategyContext context, DeitConfig config) {
        Ops tf = context.tf();
        Resolved options = config.resolved();

        Pass pass = context.pass("student", Mode.TRAINING);
        Features last = new Segment(context.student().blocks()).apply(pass, context.input());
        Operand<TFloat32> own = context.student().readout(ReadoutSpec.CLASS).logits(pass, last);
        Operand<TFloat32> token = context.student().readout(DISTILLATION).logits(pass, last);

        Pass teaching = context.pass("teacher", Mode.INFERENCE);
        Features taught = new Segment(context.teacher().blocks()).apply(teaching, context.input());
        Operand<TFloat32> teacher =
                tf.stopGradient(context.teacher().readout(ReadoutSpec.CLASS).logits(teaching, taught));

        Operand<TFloat32> task = context.taskLoss(own, context.targets());
        Operand<TFloat32> distillation = options.kind() == Kind.HARD
                ? context.taskLoss(token, decision(context, teacher))
                : soft(context, teacher, token, options);
        Operand<TFloat32> loss = tf.math.add(
                tf.math.mul(tf.constant((float) (1 - options.alpha())), task),
                tf.math.mul(tf.constant((float) options.alpha()), distillation));

        Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
        terms.put("task", task);
        terms.put("distillation", distillation);
        return List.of(new Phase(
                "train", 1, loss, terms, Set.of(ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STUDENT_READOUTS)));
    }

    /** The teacher's decision in the form of the targets: one-hot or multi-hot [batch, classes], or [batch, time]. */
    private static Operand<TFloat32> decision(StrategyContext context, Operand<TFloat32> teacher) {
        Ops tf = context.tf();
        if (context.task() instanceof Task.MultiClass) {
            Operand<TInt32> mostProbable = tf.math.argMax(teacher, tf.constant(1), TInt32.class); // [batch]
            return tf.oneHot(mostProbable, tf.constant(context.task().outputs()), tf.constant(1f), tf.constant(0f));
        }
        // [classes] against [batch, classes]; the single threshold of a per-step task against [batch, time].
        Operand<TFloat32> thresholds = tf.constant(context.teacherThresholds());
        return tf.dtypes.cast(tf.math.greaterEqual(tf.math.sigmoid(teacher), thresholds), TFloat32.class);
    }

    private static Operand<TFloat32> soft(
            StrategyContext context, Operand<TFloat32> teacher, Operand<TFloat32> token, Resolved options) {
        Ops tf = context.tf();
        Operand<TFloat32> tau = tf.constant((float) options.temperature());
        Operand<TFloat32> softTeacher = tf.math.div(teacher, tau);
        Operand<TFloat32> softToken = tf.math.div(token, tau);
        Operand<TFloat32> divergence;
        if (context.task() instanceof Task.MultiClass) {
            Operand<TFloat32> logTeacher = tf.nn.logSoftmax(softTeacher); // [batch, classes]
            Operand<TFloat32> logToken = tf.nn.logSoftmax(softToken); // [batch, classes]
            Operand<TFloat32> perRecord = tf.reduceSum( // [batch]
                    tf.math.mul(tf.math.exp(logTeacher), tf.math.sub(logTeacher, logToken)), tf.constant(1));
            Operand<TFloat32> batchMean = tf.math.mean(perRecord, tf.constant(0));
            divergence = options.reduction() == Reduction.BATCH_MEAN
                    ? batchMean
                    : tf.math.div(batchMean, tf.constant((float) context.task().outputs()));
        } else {
            divergence = context.imitationLoss(softToken, tf.math.sigmoid(softTeacher));
        }
        return tf.math.mul(tf.math.square(tau), divergence);
    }

    @Override
    public Operand<TFloat32> predict(Ops tf, Task task, Map<String, Operand<TFloat32>> logits, DeitConfig config) {
        Operand<TFloat32> own = Objects.requireNonNull(logits.get(ReadoutSpec.CLASS));
        Operand<TFloat32> token = Objects.requireNonNull(logits.get(DISTILLATION));
        Operand<TFloat32> half = tf.constant(0.5f);
        return config.resolved().predict() == Prediction.MEAN_LOGITS
                ? probabilities(tf, task, tf.math.mul(half, tf.math.add(own, token)))
                : tf.math.mul(half, tf.math.add(probabilities(tf, task, own), probabilities(tf, task, token)));
    }

    private static Operand<TFloat32> probabilities(Ops tf, Task task, Operand<TFloat32> logits) {
        return task instanceof Task.MultiClass ? tf.nn.softmax(logits) : tf.math.sigmoid(logits);
    }
}
