package dev.decant.nn.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The divergence of two softmax distributions at a temperature (Hinton et al. 2015): with teacher logits t and student
 * logits s
 *
 * <pre>p = softmax(t / tau),   q = softmax(s / tau),   KL(p || q) = sum over classes of p (log p - log q)</pre>
 *
 * Its gradient shrinks with the square of the temperature; a strategy that wants it back multiplies by it.
 */
public final class KullbackLeibler {
    private KullbackLeibler() {}

    /**
     * @param teacher logits [batch, classes]
     * @param student logits [batch, classes]
     * @param temperature tau, above 0
     * @return a scalar, the mean over the batch
     */
    public static Operand<TFloat32> atTemperature(
            Ops tf, Operand<TFloat32> teacher, Operand<TFloat32> student, double temperature) {
        Operand<TFloat32> tau = tf.constant((float) temperature);
        Operand<TFloat32> logTeacher = tf.nn.logSoftmax(tf.math.div(teacher, tau)); // [batch, classes]
        Operand<TFloat32> logStudent = tf.nn.logSoftmax(tf.math.div(student, tau)); // [batch, classes]
        Operand<TFloat32> perRecord = tf.reduceSum( // [batch]
                tf.math.mul(tf.math.exp(logTeacher), tf.math.sub(logTeacher, logStudent)), tf.constant(1));
        return tf.math.mean(perRecord, tf.constant(0));
    }
}
