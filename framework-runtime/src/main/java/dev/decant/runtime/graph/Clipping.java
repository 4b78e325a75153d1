package dev.decant.runtime.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Clipping by the global norm (Pascanu et al. 2013, algorithm 1): all gradients are shortened by one factor. Where the norm is
 * no number, neither weights nor statistics may change, for one value that is not finite would spoil all of them.
 *
 * @param norm the root of the sum of squares over all gradients, before clipping, a scalar
 * @param finite whether the norm and what was measured beside it are numbers, a scalar
 * @param factor what each gradient is multiplied with: 1, or limit / norm where the norm is greater; 0 where it is no number; a
 *     scalar
 */
record Clipping(Operand<TFloat32> norm, Operand<TBool> finite, Operand<TFloat32> factor) {
    /**
     * @param beside a scalar that must be finite too
     * @param limit the greatest norm; 0 does not clip
     */
    static Clipping of(Ops tf, List<Operand<TFloat32>> gradients, Operand<TFloat32> beside, double limit) {
        Operand<TFloat32> norm = globalNorm(tf, gradients);
        Operand<TBool> finite = tf.math.isFinite(tf.math.add(norm, beside));
        return new Clipping(norm, finite, tf.select(finite, factor(tf, norm, limit), tf.constant(0f)));
    }

    /** The gradient, shortened; zeros where a norm is no number. */
    Operand<TFloat32> of(Ops tf, Operand<TFloat32> gradient) {
        return tf.math.mulNoNan(gradient, factor);
    }

    /** The learning rate, or 0 where a norm is no number. */
    Operand<TFloat32> rate(Ops tf, Operand<TFloat32> learningRate) {
        return tf.select(finite, learningRate, tf.constant(0f));
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
