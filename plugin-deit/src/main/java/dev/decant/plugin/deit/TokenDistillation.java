package dev.decant.plugin.deit;

import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import dev.decant.nn.loss.SoftTargetLoss;
import dev.decant.plugin.deit.DeitConfig.Kind;
import dev.decant.plugin.deit.DeitConfig.Prediction;
import dev.decant.plugin.deit.DeitConfig.Reduction;
import dev.decant.plugin.deit.DeitConfig.Resolved;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Distillation through a token (Touvron et al. 2021): beside the ordinary readout {@code class} the student has a
 * distillation token with a head of its own, readout {@code distillation}; of a per-step task each step has one. Where the
 * ordinary readout looks is the student's affair: DeiT's own looks at a class token, which the student {@code transformer}
 * has with {@code pooling = class-token}. With their logits c and d and the teacher's t
 *
 * <pre>loss = (1 - alpha) task(c, labels) + alpha * distillation
 *
 * hard, multi-class and per step:  distillation = cross-entropy(d, decision(t))
 * hard, multi-label:               distillation = cross-entropy(d - logit(theta), decision(t))
 * soft, multi-class:               distillation = tau^2 * KL(softmax(t / tau) || softmax(d / tau))
 * soft, multi-label and per step:  distillation = tau^2 * cross-entropy(d / tau, sigmoid(t / tau))</pre>
 *
 * The soft forms are those of {@code kd} ({@link SoftTargetLoss}), of the token.
 *
 * decision(t) is the most probable class; of a step it is yes from a probability of 0.5 on, which is the same with two
 * classes. Labels that are rare are seldom the more probable answer, so a label is decided from the teacher's own threshold
 * theta on; the token's logit is measured from there, so that it stays that of a probability, to be averaged with c. Steps
 * do not go by that threshold: a scorer may put it where the teacher calls most of them, and a token that is sure of so
 * little says nothing of how probable a step is. KL is summed over the batch and divided as {@code reduction} says; the
 * cross-entropies are those of the task, with its mean and mask. Class weights act on labels alone, as in DeiT, whose
 * distillation has none: a teacher that was trained with them decides for the rarer class already, and a token that weighs
 * this once more is moved away from the teacher.
 */
public final class TokenDistillation implements DistillationStrategy<DeitConfig> {
    /** The name of the readout on the distillation token. */
    static final String DISTILLATION = "distillation";

    /** From here on one of two answers is the more probable. */
    private static final float MORE_PROBABLE = 0.5f;

    /** The distance of a threshold from 0 and 1 at which its logit is taken at least. */
    private static final double NARROWEST = 1e-3;

    @Override
    public Class<DeitConfig> configType() {
        return DeitConfig.class;
    }

    @Override
    public String summary() {
        return "A distillation token that learns from the teacher's outputs (DeiT, Touvron et al. 2021)";
    }

    @Override
    public List<ReadoutSpec> readouts(Task task, DeitConfig config) {
        return List.of(ReadoutSpec.of(task), new ReadoutSpec(DISTILLATION, ReadoutSpec.Form.TOKEN));
    }

    @Override
    public List<Phase> phases(StrategyContext context, DeitConfig config) {
        Resolved options = config.resolved();
        ForwardPass student = context.forwardStudent();
        Operand<TFloat32> own = student.logits();
        Operand<TFloat32> token = student.logits(DISTILLATION);
        Operand<TFloat32> teacher = context.forwardTeacher().logits();

        Operand<TFloat32> task = context.taskLoss(own);
        Operand<TFloat32> distillation =
                options.kind() == Kind.HARD ? hard(context, teacher, token) : soft(context, teacher, token, options);
        return List.of(Phase.distilling(context.tf(), options.alpha(), task, distillation));
    }

    private static Operand<TFloat32> hard(StrategyContext context, Operand<TFloat32> teacher, Operand<TFloat32> token) {
        Ops tf = context.tf();
        if (context.task() instanceof Task.MultiClass) {
            Operand<TInt32> mostProbable = tf.math.argMax(teacher, tf.constant(1), TInt32.class); // [batch]
            Operand<TFloat32> decision =
                    tf.oneHot(mostProbable, tf.constant(context.task().outputs()), tf.constant(1f), tf.constant(0f));
            return context.imitationLoss(token, decision);
        }
        // [classes] against [batch, classes]; a single one against [batch, time].
        float[] thresholds = context.task() instanceof Task.PerStepBinary
                ? new float[] {MORE_PROBABLE}
                : context.teacherThresholds();
        Operand<TFloat32> decision =
                tf.dtypes.cast(tf.math.greaterEqual(tf.math.sigmoid(teacher), tf.constant(thresholds)), TFloat32.class);
        return context.imitationLoss(tf.math.sub(token, tf.constant(logits(thresholds))), decision);
    }

    /** Of thresholds, which may be so low or high that all or nothing is called. */
    private static float[] logits(float[] thresholds) {
        float[] logits = new float[thresholds.length];
        for (int c = 0; c < logits.length; c++) {
            double within = Math.min(Math.max(thresholds[c], NARROWEST), 1 - NARROWEST);
            logits[c] = (float) Math.log(within / (1 - within));
        }
        return logits;
    }

    private static Operand<TFloat32> soft(
            StrategyContext context, Operand<TFloat32> teacher, Operand<TFloat32> token, Resolved options) {
        Ops tf = context.tf();
        Operand<TFloat32> batchMean = SoftTargetLoss.of(context, teacher, token, options.temperature());
        return context.task() instanceof Task.MultiClass && options.reduction() == Reduction.ELEMENTS
                ? tf.math.div(batchMean, tf.constant((float) context.task().outputs()))
                : batchMean;
    }

    @Override
    public Operand<TFloat32> predict(Ops tf, Task task, Map<String, Operand<TFloat32>> logits, DeitConfig config) {
        Operand<TFloat32> own = Objects.requireNonNull(logits.get(ReadoutSpec.CLASS));
        Operand<TFloat32> token = Objects.requireNonNull(logits.get(DISTILLATION));
        Operand<TFloat32> half = tf.constant(0.5f);
        return config.resolved().predict() == Prediction.MEAN_LOGITS
                ? task.probabilities(tf, tf.math.mul(half, tf.math.add(own, token)))
                : tf.math.mul(half, tf.math.add(task.probabilities(tf, own), task.probabilities(tf, token)));
    }
}
