package dev.decant.runtime.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** Gram matrices X·Xᵀ around the first sample, in double precision: what follows does not depend on the origin. */
final class Gram {
    private Gram() {}

    /**
     * @param samples [n, depth]
     * @return [n, n]
     */
    static Operand<TFloat64> of(Ops tf, Operand<TFloat32> samples) {
        Operand<TFloat64> exact = tf.dtypes.cast(samples, TFloat64.class);
        Operand<TFloat64> first =
                tf.slice(exact, tf.constant(new int[] {0, 0}), tf.constant(new int[] {1, -1})); // [1, depth]
        Operand<TFloat64> around = tf.math.sub(exact, first);
        return tf.linalg.matMul(around, around, MatMul.transposeB(true));
    }

    /**
     * A sample is a record, flattened.
     *
     * @param output [n, time, depth]
     * @return [n, n]
     */
    static Operand<TFloat64> ofRecords(Ops tf, Operand<TFloat32> output) {
        return of(tf, tf.reshape(output, tf.stack(List.of(Dimension.of(tf, output, 0), tf.constant(-1)))));
    }
}
