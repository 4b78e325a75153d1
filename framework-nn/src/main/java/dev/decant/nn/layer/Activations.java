package dev.decant.nn.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Activations that TensorFlow Java has no single operation for. */
public final class Activations {
    private Activations() {}

    /** GELU (Hendrycks and Gimpel 2016), the exact form x·Φ(x). */
    public static Operand<TFloat32> gelu(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat32> cdf = tf.math.mul(
                tf.constant(0.5f), tf.math.add(tf.constant(1f), tf.math.erf(tf.math.mul(x, tf.constant((float)
                        Math.sqrt(0.5))))));
        return tf.math.mul(x, cdf);
    }
}
