package dev.decant.plugin.classic.relation;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Which records of a batch are two different ones. */
final class Others {
    private Others() {}

    /**
     * 1 where row and column are not the same, 0 on the diagonal.
     *
     * @param x [rows, ...]
     * @return [rows, rows]
     */
    static Operand<TFloat32> of(Ops tf, Operand<TFloat32> x) {
        Operand<TInt32> rows = tf.gather(tf.shape(x), tf.constant(0), tf.constant(0));
        Operand<TInt32> index = tf.range(tf.constant(0), rows, tf.constant(1));
        return tf.dtypes.cast(
                tf.math.notEqual(tf.expandDims(index, tf.constant(0)), tf.expandDims(index, tf.constant(1))),
                TFloat32.class);
    }
}
