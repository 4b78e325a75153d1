package dev.decant.plugin.classic.vector;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Vectors along one axis of a tensor. One that is shorter than 1e-6 counts as zero: its length and its direction are 0,
 * and no gradient flows through them, where that of the root would be infinite.
 */
public final class Vectors {
    private static final float SHORTEST_SQUARED = 1e-12f;

    private Vectors() {}

    /** x / ||x||: of the same shape. */
    public static Operand<TFloat32> directions(Ops tf, Operand<TFloat32> x, int axis) {
        Operand<TFloat32> squared = tf.reduceSum(tf.math.square(x), tf.constant(axis), ReduceSum.keepDims(true));
        Operand<TFloat32> inverse = tf.math.rsqrt(tf.math.maximum(squared, tf.constant(SHORTEST_SQUARED)));
        return tf.math.mul(x, tf.math.mul(inverse, longEnough(tf, squared)));
    }

    /** x - mean(x): of the same shape. */
    public static Operand<TFloat32> centred(Ops tf, Operand<TFloat32> x, int axis) {
        return tf.math.sub(x, tf.math.mean(x, tf.constant(axis), Mean.keepDims(true)));
    }

    /** ||x||, without the axis. */
    public static Operand<TFloat32> lengths(Ops tf, Operand<TFloat32> x, int axis) {
        Operand<TFloat32> squared = tf.reduceSum(tf.math.square(x), tf.constant(axis));
        Operand<TFloat32> root = tf.math.sqrt(tf.math.maximum(squared, tf.constant(SHORTEST_SQUARED)));
        return tf.math.mul(root, longEnough(tf, squared));
    }

    private static Operand<TFloat32> longEnough(Ops tf, Operand<TFloat32> squared) {
        return tf.dtypes.cast(tf.math.greater(squared, tf.constant(SHORTEST_SQUARED)), TFloat32.class);
    }
}
