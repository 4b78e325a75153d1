package dev.decant.nn.loss;

import dev.decant.api.task.Task;
import java.util.Optional;
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
     * @return a scalar
     */
    public Operand<TFloat32> of(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> targets, Operand<TFloat32> mask) {
        return of(tf, logits, targets, mask, Optional.empty());
    }

    /**
     * The same with a weight for each record: the mean over all of them of weight times loss.
     *
     * @param logits [batch, classes]; [batch, time] for a per-step task
     * @param targets probabilities of the same shape
     * @param mask [batch, time]; read for a per-step task only
     * @param weights [batch]
     * @return a scalar
     */
    public Operand<TFloat32> ofWeighted(
            Ops tf,
            Operand<TFloat32> logits,
            Operand<TFloat32> targets,
            Operand<TFloat32> mask,
            Operand<TFloat32> weights) {
        return of(tf, logits, targets, mask, Optional.of(weights));
    }

    private Operand<TFloat32> of(
            Ops tf,
            Operand<TFloat32> logits,
            Operand<TFloat32> targets,
            Operand<TFloat32> mask,
            Optional<Operand<TFloat32>> records) {
        if (task instanceof Task.MultiClass) {
            Operand<TFloat32> logProbabilities = tf.nn.logSoftmax(logits); // [batch, classes]
            Operand<TFloat32> weighted = tf.math.mul(tf.math.mul(targets, tf.constant(classWeights)), logProbabilities);
            Operand<TFloat32> ofRecords = tf.sum(weighted, tf.constant(1)); // [batch]
            return tf.math.neg(tf.math.mean(
                    records.isPresent() ? tf.math.mul(ofRecords, records.get()) : ofRecords, tf.constant(0)));
        }
        if (task instanceof Task.MultiLabel) {
            Operand<TFloat32> terms = BernoulliCrossEntropy.of(tf, logits, targets, tf.constant(classWeights));
            return tf.math.mean(weighted(tf, terms, records), tf.constant(new int[] {0, 1}));
        }
        Operand<TFloat32> terms = BernoulliCrossEntropy.of(tf, logits, targets, tf.constant(classWeights[0]));
        return MaskedMean.ofSteps(tf, weighted(tf, terms, records), mask);
    }

    private static Operand<TFloat32> weighted(Ops tf, Operand<TFloat32> terms, Optional<Operand<TFloat32>> records) {
        return records.isPresent() ? tf.math.mul(terms, tf.expandDims(records.get(), tf.constant(1))) : terms;
    }
}
