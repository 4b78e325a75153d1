package dev.decant.plugin.classic.feature;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.network.Features;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.nn.layer.TimeResize;
import dev.decant.plugin.classic.objective.ChosenSegments;
import dev.decant.plugin.classic.objective.Objective;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Spectral alignment of features (SpectralKD; Tian, Xu, Li, Pan; arXiv 2412.19055, 2025), over time in the place of an
 * image's two axes: with F the unitary discrete Fourier transform of each channel along its steps, of which the T/2 + 1
 * frequencies of a real sequence are kept,
 *
 * <pre>loss = task + weight * sum over n of 1/2 mean(Re(F z^f_n - F z^g_n)^2 + Im(F z^f_n - F z^g_n)^2)</pre>
 *
 * a mean over channels and the real frequencies of all records: T is a record's own number of real steps, so that padding has
 * no part in it. It adds no parameters: of two depths the greater is averaged to the smaller one, neighbouring channels
 * together, of two lengths the longer to the shorter one. The transform keeps squares (Parseval), so this is the mean square of
 * the features' own difference d, but that the mean over time and the fastest frequency count twice, and is computed so:
 *
 * <pre>sum over the T/2 + 1 frequencies of |F d|^2 = 1/2 (sum d^2 + (sum d)^2 / T + (sum (-1)^t d)^2 / T if T is even)</pre>
 *
 * The paper aligns the first and the last layers, and adds soft targets; here it is features alone. All three kinds of task
 * are served alike.
 */
public final class SpectralMatching implements DistillationStrategy<SpectralMatching.Options> {
    /** The options of the strategy {@code spectral}. */
    public record Options(
            @Meaning("weight of the distance of the spectra beside the task loss") @Range(min = 0, max = 1e9)
            double weight,

            @Meaning(ChosenSegments.MEANING) List<Integer> segments,

            @Meaning(TeacherUnit.MEANING) TeacherUnit normalise) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "The spectrum over time of the student's features is the teacher's (SpectralKD, Tian et al. 2025)";
    }

    @Override
    public Needs needs(Options config) {
        return Needs.SEGMENTS;
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        ForwardPass student = context.forwardStudent();
        ForwardPass teacher = context.forwardTeacher();
        Operand<TFloat32> spectrum = ChosenSegments.of(context, config.segments())
                .sum(
                        context,
                        n -> distance(
                                context.tf(),
                                student.after(n),
                                config.normalise().of(context, n, teacher.after(n))));
        return List.of(new Objective(context.tf(), context.taskLoss(student.logits()))
                .plus(config.weight(), "spectrum", spectrum)
                .phase());
    }

    private static Operand<TFloat32> distance(Ops tf, Features zf, Features zg) {
        int depth = Math.min(zf.depth(), zg.depth());
        Features student = atDepth(tf, zf, depth);
        Features teacher = atDepth(tf, zg, depth);
        Features length = new TwoLengths(student, teacher).shorter();
        Operand<TFloat32> difference = tf.math.mul( // [batch, time, depth]
                tf.expandDims(length.mask(), tf.constant(2)),
                tf.math.sub(
                        TimeResize.AREA_DOWN.between(tf, student, length),
                        TimeResize.AREA_DOWN.between(tf, teacher, length)));
        // The transform is linear, so that of the difference is the difference of both.
        return tf.math.mul(tf.constant(0.5f), power(tf, difference, length.mask()));
    }

    /**
     * The mean of |F d|^2 over channels and the real frequencies of all records.
     *
     * @param d [batch, time, depth], 0 in padding
     * @param mask [batch, time]; real steps come first
     */
    private static Operand<TFloat32> power(Ops tf, Operand<TFloat32> d, Operand<TFloat32> mask) {
        Operand<TInt32> overTime = tf.constant(1);
        Operand<TFloat32> one = tf.constant(1f);
        Operand<TFloat32> steps = tf.sum(mask, overTime); // [batch]
        Operand<TFloat32> half = tf.math.floor(tf.math.div(steps, tf.constant(2f)));
        Operand<TFloat32> isEven = tf.math.sub(one, tf.math.sub(steps, tf.math.mul(tf.constant(2f), half)));
        Operand<TFloat32> alternating = tf.math.mul(d, alternation(tf, TimeResize.steps(tf, d)));
        Operand<TFloat32> zero = squareOfSum(tf, d);
        Operand<TFloat32> fastest = tf.math.mul(isEven, squareOfSum(tf, alternating));
        Operand<TFloat32> squares = tf.sum(tf.math.square(d), tf.constant(new int[] {1, 2})); // [batch]
        Operand<TFloat32> twice =
                tf.math.add(squares, tf.math.div(tf.math.add(zero, fastest), tf.math.maximum(steps, one)));
        Operand<TFloat32> frequencies = tf.math.mul(tf.math.sign(steps), tf.math.add(half, one)); // none without a step
        Operand<TFloat32> count =
                tf.math.mul(tf.math.maximum(tf.sum(frequencies, tf.constant(0)), one), tf.constant((float)
                        d.shape().get(2)));
        return tf.math.div(tf.math.mul(tf.constant(0.5f), tf.sum(twice, tf.constant(0))), count);
    }

    /** The square of the sum over time of [batch, time, depth], summed over depth: [batch]. */
    private static Operand<TFloat32> squareOfSum(Ops tf, Operand<TFloat32> z) {
        return tf.sum(tf.math.square(tf.sum(z, tf.constant(1))), tf.constant(1));
    }

    /** 1, -1, 1, ... as [1, time, 1]. */
    private static Operand<TFloat32> alternation(Ops tf, Operand<TInt32> steps) {
        Operand<TInt32> odd =
                tf.math.floorMod(tf.range(tf.constant(0), steps, tf.constant(1)), tf.constant(2)); // 0, 1, 0, ...
        Operand<TFloat32> signs =
                tf.math.sub(tf.constant(1f), tf.math.mul(tf.constant(2f), tf.dtypes.cast(odd, TFloat32.class)));
        return tf.reshape(signs, tf.constant(new int[] {1, -1, 1}));
    }

    /** Each new channel is the average of those that it covers. */
    private static Features atDepth(Ops tf, Features z, int depth) {
        if (z.depth() == depth) {
            return z;
        }
        Operand<TInt32> swapped = tf.constant(new int[] {0, 2, 1});
        Operand<TFloat32> channels = tf.linalg.transpose(z.sequence(), swapped); // [batch, depth, time]
        return z.withSequence(
                tf.linalg.transpose(TimeResize.AREA.apply(tf, channels, tf.constant(depth), true), swapped));
    }
}
