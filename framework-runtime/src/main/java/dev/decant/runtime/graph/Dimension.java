package dev.decant.runtime.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** One dimension of a tensor whose shape is known when it is fed. */
final class Dimension {
    private Dimension() {}

    /** @return a scalar */
    static Operand<TInt32> of(Ops tf, Operand<TFloat32> tensor, int dimension) {
        return tf.reshape(
                tf.slice(tf.shape(tensor), tf.constant(new int[] {dimension}), tf.constant(new int[] {1})),
                tf.constant(new int[0]));
    }
}
