package dev.decant.nn.layer;

import dev.decant.api.network.Features;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * How the number of steps of a sequence is changed, so that features of unequal length can be compared. Each is linear
 * in its argument and keeps constants.
 */
public enum TimeResize {
    /** Linear interpolation between the two nearest steps, half-pixel centres. */
    LINEAR,
    /** The average over the span that a new step covers, partly covered steps in proportion. */
    AREA,
    /** {@link #AREA} to fewer steps, which would alias without it; {@link #LINEAR} to more. */
    AREA_DOWN;

    private static final float EPSILON = 1e-6f;

    /** The number of steps of [batch, time, depth], a scalar. */
    public static Operand<TInt32> steps(Ops tf, Operand<TFloat32> z) {
        return tf.gather(tf.shape(z), tf.constant(1), tf.constant(0));
    }

    /**
     * The features at another's length: {@link #real} with the number of steps of {@code to}. Where both have as many,
     * because it is known or because both share one mask, nothing is resized.
     *
     * @param to [batch, other time, ...]; only its length counts
     * @return [batch, other time, depth of from]
     */
    public Operand<TFloat32> between(Ops tf, Features from, Features to) {
        boolean same = from.mask().asOutput().equals(to.mask().asOutput());
        return same ? from.sequence() : real(tf, from.sequence(), from.mask(), from.time(), to);
    }

    /**
     * R(m z) / max(R(m), 1e-6) with R of {@link #apply}: padding has no part in what a real step becomes. A new step
     * that covers padding alone is 0.
     *
     * @param z [batch, time, depth]
     * @param mask m: [batch, time]
     * @param time the number of steps of z where the graph knows it, otherwise -1
     * @param to [batch, other time, ...]; only its length counts
     * @return [batch, other time, depth]; z itself where both lengths are known and the same
     */
    public Operand<TFloat32> real(Ops tf, Operand<TFloat32> z, Operand<TFloat32> mask, long time, Features to) {
        if (time >= 0 && time == to.time()) {
            return z;
        }
        Operand<TInt32> steps = to.time() >= 0 ? tf.constant((int) to.time()) : steps(tf, to.sequence());
        boolean shrinks = time >= 0 && to.time() >= 0 && to.time() < time;
        Operand<TFloat32> weights = tf.expandDims(mask, tf.constant(2)); // [batch, time, 1]
        return tf.math.div(
                apply(tf, tf.math.mul(weights, z), steps, shrinks),
                tf.math.maximum(apply(tf, weights, steps, shrinks), tf.constant(EPSILON)));
    }

    /**
     * R(z), of real and padded steps alike.
     *
     * @param z [batch, time, depth]
     * @param steps the new number of steps, a scalar
     * @param shrinks whether the new number is known to be the smaller one
     * @return [batch, steps, depth]
     */
    public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> z, Operand<TInt32> steps, boolean shrinks) {
        boolean averages = this == AREA || (this == AREA_DOWN && shrinks);
        return averages ? area(tf, z, steps) : linear(tf, z, steps);
    }

    /** New step i looks at position (i + 1/2) * time / steps - 1/2, between its two neighbours, held at the ends. */
    private static Operand<TFloat32> linear(Ops tf, Operand<TFloat32> z, Operand<TInt32> steps) {
        Operand<TFloat32> resized = tf.image.resizeBilinear( // [batch, steps, 1, depth]: an image one pixel wide
                tf.expandDims(z, tf.constant(2)),
                tf.stack(List.of(steps, tf.constant(1))),
                ResizeBilinear.halfPixelCenters(true));
        return tf.squeeze(resized, Squeeze.axis(List.of(2L)));
    }

    /** New step i covers [i, i + 1) * time / steps: R_ij = the share of that span which lies on old step [j, j + 1). */
    private static Operand<TFloat32> area(Ops tf, Operand<TFloat32> z, Operand<TInt32> steps) {
        Operand<TInt32> time = steps(tf, z);
        Operand<TFloat32> span =
                tf.math.div(tf.dtypes.cast(time, TFloat32.class), tf.dtypes.cast(steps, TFloat32.class));
        Operand<TFloat32> from = tf.math.mul(tf.expandDims(counting(tf, steps), tf.constant(1)), span); // [steps, 1]
        Operand<TFloat32> old = tf.expandDims(counting(tf, time), tf.constant(0)); // [1, time]
        Operand<TFloat32> one = tf.constant(1f);
        Operand<TFloat32> covered = tf.math.sub( // [steps, time]
                tf.math.minimum(tf.math.add(from, span), tf.math.add(old, one)), tf.math.maximum(from, old));
        Operand<TFloat32> shares = tf.math.div(tf.math.maximum(covered, tf.constant(0f)), span);
        return tf.train.batchMatMul(tf.stopGradient(shares), z, TFloat32.class); // the same shares for every record
    }

    /** 0, 1, ..., count - 1. */
    private static Operand<TFloat32> counting(Ops tf, Operand<TInt32> count) {
        return tf.dtypes.cast(tf.range(tf.constant(0), count, tf.constant(1)), TFloat32.class);
    }
}
