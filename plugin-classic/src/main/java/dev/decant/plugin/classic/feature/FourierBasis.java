package dev.decant.plugin.classic.feature;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The unitary discrete Fourier transform of a real sequence of T steps as a product: frequency k of T/2 + 1 and step t
 * have cos(2 pi k t / T) / sqrt(T) and -sin(2 pi k t / T) / sqrt(T). (The fast transform has no gradient here; for the
 * lengths of features the product is as good.)
 *
 * @param cosines the real part, [frequencies, time]
 * @param sines the imaginary part, [frequencies, time]
 */
record FourierBasis(Operand<TFloat32> cosines, Operand<TFloat32> sines) {
    /** @param steps T, a scalar */
    static FourierBasis of(Ops tf, Operand<TInt32> steps) {
        Operand<TInt32> one = tf.constant(1);
        Operand<TInt32> frequencies = tf.math.add(tf.math.div(steps, tf.constant(2)), one);
        Operand<TInt32> k = tf.expandDims(tf.range(tf.constant(0), frequencies, one), one); // [frequencies, 1]
        Operand<TInt32> t = tf.expandDims(tf.range(tf.constant(0), steps, one), tf.constant(0)); // [1, time]
        Operand<TInt32> within = tf.math.floorMod(tf.math.mul(k, t), steps); // k t modulo T, which is exact
        Operand<TFloat32> time = tf.dtypes.cast(steps, TFloat32.class);
        Operand<TFloat32> angle = tf.math.div(
                tf.math.mul(tf.constant((float) (2 * Math.PI)), tf.dtypes.cast(within, TFloat32.class)), time);
        Operand<TFloat32> scale = tf.math.rsqrt(time);
        return new FourierBasis(
                tf.stopGradient(tf.math.mul(scale, tf.math.cos(angle))),
                tf.stopGradient(tf.math.neg(tf.math.mul(scale, tf.math.sin(angle)))));
    }
}
