package dev.decant.plugin.classic.feature;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.network.Features;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import dev.decant.nn.layer.Activations;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.Pooling;
import dev.decant.nn.layer.TimeResize;
import dev.decant.nn.loss.MaskedMean;
import dev.decant.plugin.classic.objective.ChosenSegments;
import dev.decant.plugin.classic.objective.Objective;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/**
 * OFA-KD, one for all (Hao, Guo, Han, Tang, Hu, Wang, Xu; NeurIPS 2023), for networks of unlike architecture: the
 * student's features after each segment n are brought to logits s_n, where nothing of the architecture is left, and
 * learn from the teacher's outputs, in which the true class y is enhanced. With the teacher's probabilities p and the
 * student's q_n = softmax(s_n), n = N + 1 being its own readout,
 *
 * <pre>OFA_n = -(1 + p_y)^gamma log q_ny - sum over c other than y of p_c log q_nc
 * loss  = task + weight * sum over n of OFA_n</pre>
 *
 * With gamma = 1 that is the cross-entropy to the labels and that to the teacher. Of a label or a step y is yes or no,
 * with the probabilities p and 1 - p of a sigmoid. The branches are two layers with GELU on the mean over time, per
 * step on each step, for every kind of student; the paper builds them of the student's own kind of blocks.
 */
public final class OneForAll implements DistillationStrategy<OneForAll.Options> {
    /** The options of the strategy {@code ofa}. */
    public record Options(
            @Meaning("weight of the sum of all OFA terms beside the task loss") @Range(min = 0, max = 1e9)
            double weight,

            @Meaning("gamma, how much the true class is enhanced where the teacher is sure of it")
            @Range(min = 0, max = 10)
            double gamma,

            @Meaning(
                    "the segments that have a branch, from 1, or counted from the end with -1 for the last; empty: all")
            List<Integer> segments) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Branches from the student's features to logits learn from the teacher's outputs (OFA-KD, Hao et al. 2023)";
    }

    @Override
    public Needs needs(Options config) {
        return Needs.SEGMENTS;
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        Ops tf = context.tf();
        ForwardPass student = context.forwardStudent();
        ForwardPass passed = context.forwardTeacher();
        Operand<TFloat32> logits = student.logits();
        Operand<TFloat32> teacher = context.task().probabilities(tf, passed.logits());
        int hidden = passed.last().depth();
        Operand<TFloat32> branches = ChosenSegments.of(context, config.segments())
                .sum(
                        context,
                        n -> enhanced(context, branch(context, n, student.after(n), hidden), teacher, config.gamma()));
        return List.of(new Objective(tf, context.taskLoss(logits))
                .plus(config.weight(), "readout", enhanced(context, logits, teacher, config.gamma()))
                .plus(config.weight(), "branches", branches)
                .phase());
    }

    /** s_n: [batch, classes]; [batch, time] for a per-step task. */
    private static Operand<TFloat32> branch(StrategyContext context, int n, Features z, int hidden) {
        Ops tf = context.tf();
        ParameterScope scope = context.parameters().child("branch" + n);
        Dense first = new Dense(scope.child("hidden"), z.depth(), hidden);
        Dense second = new Dense(scope.child("logits"), hidden, context.task().outputs());
        if (context.task() instanceof Task.PerStepBinary) {
            Operand<TFloat32> steps = TimeResize.LINEAR.between(tf, z, context.input());
            Operand<TFloat32> each = second.apply(tf, Activations.gelu(tf, first.apply(tf, steps)));
            return tf.squeeze(each, Squeeze.axis(List.of(2L)));
        }
        return second.apply(tf, Activations.gelu(tf, first.apply(tf, Pooling.maskedMean(tf, z))));
    }

    private static Operand<TFloat32> enhanced(
            StrategyContext context, Operand<TFloat32> logits, Operand<TFloat32> p, double gamma) {
        Ops tf = context.tf();
        Operand<TFloat32> y = context.targets();
        if (context.task() instanceof Task.MultiClass) {
            Operand<TFloat32> terms = tf.math.mul(weights(tf, y, p, gamma), tf.nn.logSoftmax(logits));
            return tf.math.neg(tf.math.mean(tf.reduceSum(terms, tf.constant(1)), tf.constant(0)));
        }
        Operand<TFloat32> one = tf.constant(1f);
        Operand<TFloat32> yes = weights(tf, y, p, gamma);
        Operand<TFloat32> no = weights(tf, tf.math.sub(one, y), tf.math.sub(one, p), gamma);
        Operand<TFloat32> terms = tf.math.add( // -log of both answers
                tf.math.mul(yes, tf.math.softplus(tf.math.neg(logits))), tf.math.mul(no, tf.math.softplus(logits)));
        return context.task() instanceof Task.PerStepBinary
                ? MaskedMean.ofSteps(tf, terms, context.input().mask())
                : tf.math.mean(terms, tf.constant(new int[] {0, 1}));
    }

    /** (1 + p)^gamma where y is 1, p where it is 0. */
    private static Operand<TFloat32> weights(Ops tf, Operand<TFloat32> y, Operand<TFloat32> p, double gamma) {
        Operand<TFloat32> one = tf.constant(1f);
        Operand<TFloat32> raised = tf.math.pow(tf.math.add(one, p), tf.constant((float) gamma));
        return tf.math.add(tf.math.mul(y, raised), tf.math.mul(tf.math.sub(one, y), p));
    }
}
