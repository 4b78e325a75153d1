package dev.decant.nn.loss;

import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How far a student is from its teacher's soft targets at a temperature tau (Hinton, Vinyals, Dean 2015): with teacher
 * logits t and student logits s
 *
 * <pre>multi-class:            tau^2 * mean over the batch of KL(softmax(t / tau) || softmax(s / tau))
 * multi-label, per step:  tau^2 * binary cross-entropy of s / tau to sigmoid(t / tau)</pre>
 *
 * The mean of the second form, and what it leaves out as padding, are those of the task loss; it is a sum of divergences of
 * single labels and of the teacher's entropy, which no parameter moves. The gradient of either by s is tau * (p_s - p_t) over
 * the number that the mean divides by, p being the probabilities at tau: for large tau it is that of logits matched by
 * squares, whatever tau is, so that the weight beside the loss on labels need not follow the temperature. Class weights do not
 * act.
 */
public final class SoftTargetLoss {
    private SoftTargetLoss() {}

    /**
     * @param teacher logits, [batch, classes]; [batch, time] for a per-step task
     * @param student logits of the same shape
     * @param temperature tau, above 0
     * @return a scalar
     */
    public static Operand<TFloat32> of(
            StrategyContext context, Operand<TFloat32> teacher, Operand<TFloat32> student, double temperature) {
        Ops tf = context.tf();
        Operand<TFloat32> tau = tf.constant((float) temperature);
        Operand<TFloat32> distance = context.task() instanceof Task.MultiClass
                ? KullbackLeibler.atTemperature(tf, teacher, student, temperature)
                : context.imitationLoss(tf.math.div(student, tau), tf.math.sigmoid(tf.math.div(teacher, tau)));
        return tf.math.mul(tf.math.square(tau), distance);
    }
}
