package dev.decant.nn.layer;

import dev.decant.api.network.Pass;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Inverted dropout (Srivastava et al. 2014); the identity outside training and at rate 0. */
public record Dropout(double rate) {
    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("the dropout rate must be in [0, 1), got " + rate);
        }
    }

    /**
     * @param name the name of the draw within the pass
     * @param x any shape
     */
    public Operand<TFloat32> apply(Pass pass, String name, Operand<TFloat32> x) {
        if (rate == 0 || !pass.mode().isTraining()) {
            return x;
        }
        Ops tf = pass.tf();
        Operand<TFloat32> uniform = pass.random().uniform(tf, name, tf.shape(x));
        Operand<TFloat32> kept =
                tf.dtypes.cast(tf.math.greaterEqual(uniform, tf.constant((float) rate)), TFloat32.class);
        return tf.math.mul(x, tf.math.mul(kept, tf.constant((float) (1 / (1 - rate)))));
    }
}
