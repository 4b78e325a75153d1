package dev.decant.nn.loss;

import dev.decant.api.task.Task;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss of a task, a scalar: the mean over the batch of the weighted cross-entropy.
 *
 * <p>Multi-class: −Σ_c w_c·y_c·log softmax(z)_c. Multi-label: the mean over labels of −w_c·y_c·log σ(z_c) −
 * (1−y_c)·log(1−σ(z_c)). Per step: the same for one label, averaged over the real steps of the batch.
 *
 * @param task what is predicted
 * @param classWeights w_c, one for each class
 */
public record TaskLoss(Task task, float[] classWeights) {
    /**
     * @param logits [batch, classes]; [batch, time] for a per-step task
     * @param targets probabilities of the same shape
     * @param mask [batch, time]; read for a per-step task only
     */
    public Operand<TFloat32> of(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> targets, Operand<TFloat32> mask) {
        if (task instanceof Task.MultiClass) {
            Operand<TFloat32> logProbabilities = tf.nn.logSoftmax(logits); // [batch, classes]
            Operand<TFloat32> weighted = tf.math.mul(tf.math.mul(targets, tf.constant(classWeights)), logProbabilities);
            return tf.math.neg(tf.math.mean(tf.sum(weighted, tf.constant(1)), tf.constant(0)));
        }
        Operand<TFloat32> positive = tf.math.mul(tf.math.softplus(tf.math.neg(logits)), targets);
        Operand<TFloat32> negative = tf.math.mul(tf.math.softplus(logits), tf.math.sub(tf.constant(1f), targets));
        if (task instanceof Task.MultiLabel) {
            Operand<TFloat32> terms = tf.math.add(tf.math.mul(positive, tf.constant(classWeights)), negative);
            return tf.math.mean(terms, tf.constant(new int[] {0, 1}));
        }
        Operand<TFloat32> terms = tf.math.add(tf.math.mul(positive, tf.constant(classWeights[0])), negative);
        Operand<TFloat32> steps = tf.math.maximum(tf.sum(mask, tf.constant(new int[] {0, 1})), tf.constant(1f));
        return tf.math.div(tf.sum(tf.math.mul(terms, mask), tf.constant(new int[] {0, 1})), steps);
    }
}
