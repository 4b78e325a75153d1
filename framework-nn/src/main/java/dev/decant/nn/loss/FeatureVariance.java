package dev.decant.nn.loss;

import dev.decant.api.network.Features;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Statistic;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The unit that squared errors of features can be measured in: the variance around each channel's mean, averaged over
 * depth,
 *
 * <pre>Var(z) = mean_d(E[z_d^2] - E[z_d]^2)</pre>
 *
 * where E is over the real steps of a batch or of the training split. A scalar, at least 1e-6, through which no
 * gradient flows.
 */
public final class FeatureVariance {
    private static final float EPSILON = 1e-6f;

    private FeatureVariance() {}

    /** Over the batch. */
    public static Operand<TFloat32> ofBatch(Ops tf, Features z) {
        Moments batch = Moments.of(tf, z);
        Operand<TFloat32> count = tf.math.maximum(batch.count(), tf.constant(1f));
        return variance(tf, tf.math.div(batch.sum(), count), tf.math.div(batch.sumOfSquares(), count));
    }

    /**
     * Over the training split, measured once before the first step ({@link Statistic#overTraining}).
     *
     * @param scope where the statistics {@code mean} and {@code mean-square} are created
     * @param z of the teacher, or of the input: nothing that training moves
     */
    public static Operand<TFloat32> overTraining(Ops tf, ParameterScope scope, Features z) {
        Moments batch = Moments.of(tf, z);
        Statistic mean = scope.statistic("mean", Shape.of(z.depth()), 0);
        Statistic square = scope.statistic("mean-square", Shape.of(z.depth()), 1);
        mean.overTraining(batch.sum(), batch.count());
        square.overTraining(batch.sumOfSquares(), batch.count());
        return variance(tf, mean.read(tf), square.read(tf));
    }

    /** From the first two moments of each channel, [depth]: a scalar. */
    private static Operand<TFloat32> variance(Ops tf, Operand<TFloat32> mean, Operand<TFloat32> meanSquare) {
        Operand<TFloat32> ofChannels = tf.math.sub(meanSquare, tf.math.square(mean));
        return tf.stopGradient(tf.math.maximum(tf.math.mean(ofChannels, tf.constant(0)), tf.constant(EPSILON)));
    }

    /** Sums over the real steps of a batch: [depth], [depth] and a scalar. */
    private record Moments(Operand<TFloat32> sum, Operand<TFloat32> sumOfSquares, Operand<TFloat32> count) {
        static Moments of(Ops tf, Features z) {
            Operand<TFloat32> mask = tf.expandDims(z.mask(), tf.constant(2)); // [batch, time, 1]
            Operand<TFloat32> real = tf.math.mul(mask, z.sequence());
            return new Moments(
                    tf.reduceSum(real, tf.constant(new int[] {0, 1})),
                    tf.reduceSum(tf.math.mul(real, z.sequence()), tf.constant(new int[] {0, 1})),
                    tf.reduceSum(mask, tf.constant(new int[] {0, 1, 2})));
        }
    }
}
