package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterScope;
import dev.decant.nn.initializer.Initializers;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * h(z) = I(z) W of equation 1: from the features of one network to the form that the other's have at the same depth.
 *
 * <p>With masks, I(z) is I(m z) / max(I(m), epsilon): padding has no part in what a real step becomes. Where both
 * lengths are known and the same, I is the identity and left out.
 */
final class Transformation {
    private static final float EPSILON = 1e-6f;

    private final TimeResize resize;
    private final Parameter kernel; // W: [depth, other depth]

    private Transformation(TimeResize resize, Parameter kernel) {
        this.resize = resize;
        this.kernel = kernel;
    }

    /** Creates W, called {@code kernel}: uniform in ±sqrt(6 / (depth + other depth)). */
    static Transformation create(ParameterScope scope, TimeResize resize, int depth, int otherDepth) {
        return new Transformation(
                resize,
                scope.parameter("kernel", Shape.of(depth, otherDepth), Initializers.glorotUniform(depth, otherDepth)));
    }

    /**
     * @param from the features to transform, [batch, time, depth] with their mask
     * @param to the other network's features at this depth, [batch, other time, other depth]; only their length counts
     * @return h(from): [batch, other time, other depth]
     */
    Operand<TFloat32> apply(Ops tf, Features from, Features to) {
        Operand<TFloat32> resized = sameLength(from, to) ? from.sequence() : resize(tf, from, to);
        return tf.linalg.einsum(List.of(resized, kernel.read(tf)), "btd,de->bte");
    }

    private Operand<TFloat32> resize(Ops tf, Features from, Features to) {
        Operand<TInt32> steps = to.time() >= 0 ? tf.constant((int) to.time()) : TimeResize.steps(tf, to.sequence());
        Operand<TFloat32> mask = tf.expandDims(from.mask(), tf.constant(2)); // [batch, time, 1]
        return tf.math.div(
                resize.apply(tf, tf.math.mul(mask, from.sequence()), steps),
                tf.math.maximum(resize.apply(tf, mask, steps), tf.constant(EPSILON)));
    }

    private static boolean sameLength(Features from, Features to) {
        return from.time() >= 0 && from.time() == to.time();
    }
}
