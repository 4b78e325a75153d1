package dev.decant.nn.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Shape vectors that stay static where the graph knows the time axis, so that later operations know it too. */
public final class Shapes {
    private Shapes() {}

    /**
     * [batch, time, tail...] with batch and time of x.
     *
     * @param x [batch, time, ...]
     */
    public static Operand<TInt32> batchTime(Ops tf, Operand<TFloat32> x, int... tail) {
        long time = x.shape().get(1);
        int[] shape = new int[tail.length + 2];
        System.arraycopy(tail, 0, shape, 2, tail.length);
        if (time >= 0) {
            shape[0] = -1;
            shape[1] = Math.toIntExact(time);
            return tf.constant(shape);
        }
        Operand<TInt32> batchAndTime = tf.slice(tf.shape(x), tf.constant(new int[] {0}), tf.constant(new int[] {2}));
        return tf.concat(java.util.List.of(batchAndTime, tf.constant(tail)), tf.constant(0));
    }

    /** The number of records of a batch, as a vector of one element. */
    public static Operand<TInt32> batch(Ops tf, Operand<TFloat32> x) {
        return tf.slice(tf.shape(x), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    }
}
