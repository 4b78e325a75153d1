package dev.decant.nn.layer;

import dev.decant.nn.gradient.CustomGradients;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.CustomGradient;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.IdentityN;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * The gradient of a layer normalisation in one piece. With x̂ = (x − mean) / σ and g = ∂L/∂y · scale, means over the depth,
 *
 * <pre>∂L/∂x = (g − mean(g) − x̂ · mean(g x̂)) / σ,   ∂L/∂scale = Σ ∂L/∂y · x̂,   ∂L/∂offset = Σ ∂L/∂y</pre>
 *
 * Operation by operation it takes some sixty of them, most of which work out shapes.
 *
 * <p>It hangs on an {@code IdentityN}, an operation that passes its inputs on and has no gradient in TensorFlow, and
 * gets from it what the formulas need. No other part of a graph may use that operation.
 */
@SuppressWarnings("rawtypes") // the class of an operation's inputs has no type argument
final class LayerNormGradient implements CustomGradient<IdentityN.Inputs> {
    // What goes through the operation, in this order; x and the offset are not needed again.
    private static final int RESULT = 0;
    private static final int NORMALISED = 1;
    private static final int INVERSE_DEVIATION = 2;
    private static final int SCALE = 4;

    /**
     * The result of a normalisation with this gradient.
     *
     * @param result y, [..., depth]
     * @param normalised x̂, [..., depth]
     * @param inverse 1 / σ, [..., 1]
     * @param x [..., depth]
     * @param scale [depth]
     * @param offset [depth]
     * @return y
     */
    @SuppressWarnings("unchecked") // what goes in comes out
    static Operand<TFloat32> on(
            Ops tf,
            Operand<TFloat32> result,
            Operand<TFloat32> normalised,
            Operand<TFloat32> inverse,
            Operand<TFloat32> x,
            Operand<TFloat32> scale,
            Operand<TFloat32> offset) {
        CustomGradients.require(IdentityN.Inputs.class, new LayerNormGradient());
        IdentityN passed = tf.identityN(List.of(
                tf.stopGradient(result), tf.stopGradient(normalised), tf.stopGradient(inverse), x, scale, offset));
        return (Operand<TFloat32>) passed.output().get(RESULT);
    }

    @Override
    public List<Operand<?>> call(Ops tf, IdentityN.Inputs untyped, List<Output<?>> gradients) {
        List<Operand<TFloat32>> in = new ArrayList<>();
        for (Object input : untyped.input) {
            in.add(number(input));
        }
        Operand<TFloat32> normalised = in.get(NORMALISED);
        Operand<TFloat32> dy = number(gradients.get(RESULT));
        Operand<TFloat32> scaled = tf.math.mul(dy, in.get(SCALE));
        Operand<TFloat32> dx = tf.math.mul(
                tf.math.sub(
                        tf.math.sub(scaled, mean(tf, scaled)),
                        tf.math.mul(normalised, mean(tf, tf.math.mul(scaled, normalised)))),
                in.get(INVERSE_DEVIATION));
        Operand<TFloat32> none = tf.constant(0f); // nothing flows on from these
        return List.of(none, none, none, dx, tf.nn.biasAddGrad(tf.math.mul(dy, normalised)), tf.nn.biasAddGrad(dy));
    }

    private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> x) {
        return tf.math.mean(x, tf.constant(-1), Mean.keepDims(true));
    }

    @SuppressWarnings("unchecked") // a layer normalisation is of float32
    private static Operand<TFloat32> number(Object operand) {
        return (Operand<TFloat32>) operand;
    }
}
