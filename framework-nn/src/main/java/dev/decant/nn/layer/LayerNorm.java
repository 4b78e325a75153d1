package dev.decant.nn.layer;

import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterScope;
import dev.decant.nn.initializer.Initializers;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/** Layer normalisation over the last axis (Ba et al. 2016), epsilon 1e-6. */
public final class LayerNorm {
    private static final float EPSILON = 1e-6f;

    private final Parameter scale; // [depth]
    private final Parameter offset; // [depth]

    public LayerNorm(ParameterScope scope, int depth) {
        this.scale = scope.parameter("scale", Shape.of(depth), Initializers.ones());
        this.offset = scope.parameter("offset", Shape.of(depth), Initializers.zeros());
    }

    /** @param x [..., depth] */
    public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat32> mean = tf.math.mean(x, tf.constant(-1), Mean.keepDims(true));
        Operand<TFloat32> centred = tf.math.sub(x, mean);
        Operand<TFloat32> variance = tf.math.mean(tf.math.square(centred), tf.constant(-1), Mean.keepDims(true));
        Operand<TFloat32> inverse = tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON)));
        Operand<TFloat32> normalised = tf.math.mul(centred, inverse);
        Operand<TFloat32> multiplied = scale.read(tf);
        Operand<TFloat32> added = offset.read(tf);
        Operand<TFloat32> result = tf.math.add(tf.math.mul(normalised, multiplied), added);
        return LayerNormGradient.on(tf, result, normalised, inverse, x, multiplied, added);
    }
}
