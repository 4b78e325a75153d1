package dev.decant.plugin.bbm;

import dev.decant.plugin.bbm.BbmConfig.Resize;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** I of equation 1: resizes [batch, time, depth] to another number of steps; linear in its argument, keeps constants. */
final class TimeResize {
    private final Resize kind;

    TimeResize(Resize kind) {
        this.kind = kind;
    }

    /** The number of steps of [batch, time, depth], a scalar. */
    static Operand<TInt32> steps(Ops tf, Operand<TFloat32> z) {
        return tf.gather(tf.shape(z), tf.constant(1), tf.constant(0));
    }

    /**
     * @param z [batch, time, depth]
     * @param steps the new number of steps, a scalar
     * @param shrinks whether the new number is known to be the smaller one
     * @return [batch, steps, depth]
     */
    Operand<TFloat32> apply(Ops tf, Operand<TFloat32> z, Operand<TInt32> steps, boolean shrinks) {
        boolean averages = kind == Resize.AREA || (kind == Resize.AREA_DOWN && shrinks);
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
