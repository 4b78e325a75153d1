package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.api.network.ParameterScope;
import dev.decant.nn.initializer.Initializers;
import dev.decant.nn.layer.Projection;
import dev.decant.nn.layer.Shapes;
import dev.decant.nn.layer.TimeResize;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * h(z) = I(z) W of equation 1: from the features of one network to the form that the other's have at the same depth.
 *
 * <p>With {@code expand} r above 1, W is [depth, r * other depth] and each step becomes r steps before time is resized:
 * h(z) = I(unfold(z W)). I(z) W is piecewise linear between the steps of z, so it cannot follow a network that has
 * several steps for one of these; r steps of their own can.
 *
 * <p>I is that of {@link TimeResize}: with masks, and left out where both lengths are the same.
 */
final class Transformation {
    private final TimeResize resize;
    private final int expand;
    private final int otherDepth;
    private final Projection w; // to expand * other depth

    private Transformation(TimeResize resize, int expand, int otherDepth, Projection w) {
        this.resize = resize;
        this.expand = expand;
        this.otherDepth = otherDepth;
        this.w = w;
    }

    /**
     * Creates W, called {@code kernel}: uniform in ±sqrt(6 / (depth + other depth)); weight decay leaves it alone.
     *
     * @param expand r, at least 1
     */
    static Transformation create(ParameterScope scope, TimeResize resize, int expand, int depth, int otherDepth) {
        return new Transformation(
                resize,
                expand,
                otherDepth,
                new Projection(scope, depth, expand * otherDepth, Initializers.glorotUniform(depth, otherDepth)));
    }

    /** The r with which steps of {@code from} become at least as many as those of {@code to}; 1 where a length varies. */
    static int stepsForOne(Features from, Features to) {
        return from.time() < 1 || to.time() < 1
                ? 1
                : Math.toIntExact(Math.max(1, (to.time() + from.time() - 1) / from.time()));
    }

    /**
     * @param from the features to transform, [batch, time, depth] with their mask
     * @param to the other network's features at this depth, [batch, other time, other depth]; only their length counts
     * @return h(from): [batch, other time, other depth]
     */
    Operand<TFloat32> apply(Ops tf, Features from, Features to) {
        if (expand == 1) { // I and W commute, and W is cheaper than a longer I(z)
            return w.apply(tf, resize.between(tf, from, to));
        }
        Operand<TFloat32> z = from.sequence();
        Operand<TFloat32> steps = w.apply(tf, z); // [batch, time, expand * other depth]
        Operand<TFloat32> unfolded = tf.reshape(steps, lengthened(tf, z, otherDepth));
        Operand<TFloat32> repeated = // [batch, time, expand]
                tf.math.mul(
                        tf.expandDims(from.mask(), tf.constant(2)), tf.fill(tf.array(1, 1, expand), tf.constant(1f)));
        Operand<TFloat32> mask = tf.squeeze(
                tf.reshape(repeated, lengthened(tf, z, 1)), org.tensorflow.op.core.Squeeze.axis(List.of(2L)));
        return resize.real(tf, unfolded, mask, from.time() < 0 ? -1 : from.time() * expand, to);
    }

    /** [batch, time * expand, depth]. */
    private Operand<TInt32> lengthened(Ops tf, Operand<TFloat32> z, int depth) {
        long time = z.shape().get(1);
        if (time >= 0) {
            return tf.constant(new int[] {-1, Math.toIntExact(time * expand), depth});
        }
        return tf.concat(List.of(Shapes.batch(tf, z), tf.constant(new int[] {-1, depth})), tf.constant(0));
    }
}
