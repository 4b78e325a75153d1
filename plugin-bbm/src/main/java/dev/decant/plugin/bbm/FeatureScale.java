package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Statistic;
import dev.decant.plugin.bbm.BbmConfig.Normalise;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The unit of features and of squared errors after each segment: a variance around each channel's mean, averaged over
 * depth, and its root. No gradient flows through it.
 *
 * <p>Var(z) = mean_d(E[z_d^2] - E[z_d]^2), where E is over the real steps of the batch, or of the training split.
 */
final class FeatureScale {
    private static final float EPSILON = 1e-6f;

    private final Normalise normalise;
    private final ParameterScope statistics;
    private final Map<Integer, Operand<TFloat32>> ofTeacher = new HashMap<>(); // variance by n

    FeatureScale(Normalise normalise, ParameterScope statistics) {
        this.normalise = normalise;
        this.statistics = statistics;
    }

    /** Takes note of what the teacher's segment n puts out, {@code zg}: [batch, time, depth]; n from 1. */
    void observe(Ops tf, int n, Features zg) {
        if (normalise == Normalise.TEACHER_VARIANCE) {
            Moments batch = Moments.of(tf, zg);
            Statistic mean = statistic(n, "mean", zg, 0);
            Statistic square = statistic(n, "mean-square", zg, 1);
            mean.overTraining(batch.sum(), batch.count());
            square.overTraining(batch.sumOfSquares(), batch.count());
            ofTeacher.put(n, variance(tf, mean.read(tf), square.read(tf)));
        }
    }

    private Statistic statistic(int n, String name, Features zg, float initial) {
        return statistics.child("teacher" + n).statistic(name, Shape.of(zg.depth()), initial);
    }

    /** Teacher features after segment n in their own deviation: what a transformation reads. */
    Operand<TFloat32> inUnits(Ops tf, int n, Operand<TFloat32> zg) {
        return normalise == Normalise.TEACHER_VARIANCE ? tf.math.div(zg, deviation(tf, n)) : zg;
    }

    /** What a transformation makes of student features after segment n, on the teacher's scale. */
    Operand<TFloat32> onTeachersScale(Ops tf, int n, Operand<TFloat32> units) {
        return normalise == Normalise.TEACHER_VARIANCE ? tf.math.mul(units, deviation(tf, n)) : units;
    }

    private Operand<TFloat32> deviation(Ops tf, int n) {
        return tf.math.sqrt(teacher(n));
    }

    private Operand<TFloat32> teacher(int n) {
        return Objects.requireNonNull(ofTeacher.get(n), "segment not observed");
    }

    /** A squared error whose target is the teacher's, after segment n. */
    Operand<TFloat32> ofTeachersFeatures(Ops tf, int n, Operand<TFloat32> squaredError, Features target) {
        return normalise == Normalise.TEACHER_VARIANCE
                ? tf.math.div(squaredError, teacher(n))
                : ofTarget(tf, squaredError, target);
    }

    /** A squared error whose target is the student's. */
    Operand<TFloat32> ofStudentsFeatures(Ops tf, Operand<TFloat32> squaredError, Features target) {
        return normalise == Normalise.TEACHER_VARIANCE ? squaredError : ofTarget(tf, squaredError, target);
    }

    private Operand<TFloat32> ofTarget(Ops tf, Operand<TFloat32> squaredError, Features target) {
        if (normalise == Normalise.NONE) {
            return squaredError;
        }
        Moments batch = Moments.of(tf, target);
        Operand<TFloat32> count = tf.math.maximum(batch.count(), tf.constant(1f));
        return tf.math.div(
                squaredError, variance(tf, tf.math.div(batch.sum(), count), tf.math.div(batch.sumOfSquares(), count)));
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
