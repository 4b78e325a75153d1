package dev.decant.runtime.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Clipping by the global norm (Pascanu et al. 2013, algorithm 1): all gradients are shortened by one factor.
 *
 * @param norm the root of the sum of squares over all gradients, before clipping, a scalar
 * @param factor what each gradient is multiplied with: 1, or limit / norm where the norm is greater, a scalar
 */
record Clipping(Operand<TFloat32> norm, Operand<TFloat32> factor) {
    /** @param limit the greatest norm; 0 does not clip */
    static Clipping of(Ops tf, List<Operand<TFloat32>> gradients, double limit) {
        Operand<TFloat32> norm = globalNorm(tf, gradients);
        return new Clipping(norm, factor(tf, norm, limit));
    }

    private static Operand<TFloat32> globalNorm(Ops tf, List<Operand<TFloat32>> gradients) {
        List<Operand<TFloat32>> halves = new ArrayList<>();
        for (Operand<TFloat32> gradient : gradients) {
            halves.add(tf.nn.l2Loss(gradient)); // half the sum of squares
        }
        return tf.math.sqrt(tf.math.mul(tf.constant(2f), tf.math.addN(halves)));
    }

    private static Operand<TFloat32> factor(Ops tf, Operand<TFloat32> norm, double limit) {
        if (limit == 0) {
            return tf.constant(1f);
        }
        Operand<TFloat32> greatest = tf.constant((float) limit);
        return tf.math.div(greatest, tf.math.maximum(norm, greatest));
    }
}
