package dev.decant.nn.layer;

import dev.decant.api.network.Features;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** From a sequence to one vector. */
public final class Pooling {
    private Pooling() {}

    /** The mean over real steps: [batch, time, depth] to [batch, depth]. */
    public static Operand<TFloat32> maskedMean(Ops tf, Features features) {
        Operand<TFloat32> mask = tf.expandDims(features.mask(), tf.constant(-1)); // [batch, time, 1]
        Operand<TFloat32> total = tf.sum(tf.math.mul(features.sequence(), mask), tf.constant(1));
        return tf.math.div(total, tf.math.maximum(tf.sum(mask, tf.constant(1)), tf.constant(1f)));
    }
}
