package dev.decant.nn.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The cross-entropy of independent yes-or-no predictions, stable for logits of any size. */
public final class BernoulliCrossEntropy {
    private BernoulliCrossEntropy() {}

    /**
     * −w·y·log σ(z) − (1−y)·log(1−σ(z)), element by element.
     *
     * @param logits z, of any shape
     * @param targets y, probabilities of the same shape
     * @param positiveWeight w, broadcast to that shape; 1 for the plain cross-entropy
     * @return of the same shape
     */
    public static Operand<TFloat32> of(
            Ops tf, Operand<TFloat32> logits, Operand<TFloat32> targets, Operand<TFloat32> positiveWeight) {
        Operand<TFloat32> positive = tf.math.mul(tf.math.softplus(tf.math.neg(logits)), targets);
        Operand<TFloat32> negative = tf.math.mul(tf.math.softplus(logits), tf.math.sub(tf.constant(1f), targets));
        return tf.math.add(tf.math.mul(positive, positiveWeight), negative);
    }
}
