package dev.decant.plugin.classic.logit;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import dev.decant.plugin.classic.objective.Objective;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * Decoupled knowledge distillation (Zhao, Cui, Song, Qiu, Liang; CVPR 2022): the divergence of soft targets falls into
 * two, of which the second is small wherever the teacher is sure, and is given a weight of its own. With the true class
 * y, p the teacher's probabilities at tau, q the student's, and ^ for those of the other classes among themselves,
 *
 * <pre>TCKD = KL((p_y, 1 - p_y) || (q_y, 1 - q_y))
 * NCKD = KL(p^ || q^),   p^_c = p_c / (1 - p_y)
 * loss = task + tau^2 (alpha TCKD + beta NCKD)</pre>
 *
 * each a mean over the batch. The paper raises the weight over the first 20 epochs, which is left out here. A label or
 * a step, which is true or not, has one other class alone: NCKD is 0 and TCKD the soft targets of {@code kd}, so both
 * kinds of task are refused.
 */
public final class DecoupledTargets implements DistillationStrategy<DecoupledTargets.Options> {
    /** Takes the true class out of a softmax. */
    private static final float OUT = -1e4f;

    /** The options of the strategy {@code dkd}. */
    public record Options(
            @Meaning("weight of TCKD, the divergence of the true class against the rest") @Range(min = 0, max = 1e6)
            double alpha,

            @Meaning("weight of NCKD, the divergence among the other classes") @Range(min = 0, max = 1e6)
            double beta,

            @Meaning("temperature tau that softens the probabilities of both") @Range(min = 1e-3, max = 1000)
            double temperature,

            @Meaning(LogitStandardisation.MEANING) boolean standardise) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Soft targets, of the true class and among the others with weights of their own (DKD, Zhao et al. 2022)";
    }

    @Override
    public List<ReadoutSpec> readouts(Task task, Options config) {
        if (!(task instanceof Task.MultiClass)) {
            throw new InvalidConfiguration(
                    "dkd needs a task of several classes of which one is true: elsewhere it is kd; use that");
        }
        return List.of(ReadoutSpec.of(task));
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        Ops tf = context.tf();
        Operand<TFloat32> student = context.forwardStudent().logits(); // [batch, classes]
        Operand<TFloat32> teacher = context.forwardTeacher().logits();
        Parts s = Parts.of(tf, softened(tf, student, config), context.targets());
        Parts t = Parts.of(tf, softened(tf, teacher, config), context.targets());
        double square = config.temperature() * config.temperature();
        return List.of(new Objective(tf, context.taskLoss(student))
                .plus(square * config.alpha(), "tckd", divergence(tf, t.target(), s.target()))
                .plus(square * config.beta(), "nckd", divergence(tf, t.others(), s.others()))
                .phase());
    }

    private static Operand<TFloat32> softened(Ops tf, Operand<TFloat32> logits, Options config) {
        Operand<TFloat32> compared = LogitStandardisation.where(config.standardise(), tf, logits);
        return tf.math.div(compared, tf.constant((float) config.temperature()));
    }

    /** Mean over the batch of sum p (log p - log q), of logarithms [batch, classes]. */
    private static Operand<TFloat32> divergence(Ops tf, Operand<TFloat32> p, Operand<TFloat32> q) {
        Operand<TFloat32> terms = tf.math.mul(tf.math.exp(p), tf.math.sub(p, q));
        return tf.math.mean(tf.reduceSum(terms, tf.constant(1)), tf.constant(0));
    }

    /**
     * The logarithms of both parts of a distribution.
     *
     * @param target log of (p_y, 1 - p_y): [batch, 2]
     * @param others log of p^, with next to nothing at y: [batch, classes]
     */
    private record Parts(Operand<TFloat32> target, Operand<TFloat32> others) {
        static Parts of(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> oneHot) {
            Operand<TFloat32> log = tf.nn.logSoftmax(logits);
            Operand<TFloat32> ofTarget = // [batch, 1]
                    tf.reduceSum(tf.math.mul(log, oneHot), tf.constant(1), ReduceSum.keepDims(true));
            Operand<TFloat32> without = tf.math.mul(oneHot, tf.constant(OUT));
            Operand<TFloat32> rest =
                    logOfSum(tf, tf.math.add(log, without)); // log(1 - p_y), also where p_y rounds to 1
            return new Parts(
                    tf.concat(List.of(ofTarget, rest), tf.constant(1)), tf.nn.logSoftmax(tf.math.add(logits, without)));
        }

        /** log sum exp over the classes: [batch, 1]. */
        private static Operand<TFloat32> logOfSum(Ops tf, Operand<TFloat32> x) {
            Operand<TFloat32> largest = tf.stopGradient(tf.reduceMax(x, tf.constant(1), ReduceMax.keepDims(true)));
            Operand<TFloat32> sum =
                    tf.reduceSum(tf.math.exp(tf.math.sub(x, largest)), tf.constant(1), ReduceSum.keepDims(true));
            return tf.math.add(largest, tf.math.log(sum));
        }
    }
}
