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
import dev.decant.plugin.classic.vector.Vectors;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Attention transfer (Zagoruyko and Komodakis; ICLR 2017), activation-based: the student's features are large where the
 * teacher's are. Over time, with Q_n(t) = sum over depth of z_n(t)^2,
 *
 * <pre>loss = task + beta / 2 * sum over n of || Q^f_n / ||Q^f_n|| - Q^g_n / ||Q^g_n|| ||^2</pre>
 *
 * of each record, then the mean over the batch. The norm is squared and a sum over steps, so that it lies between 0 and
 * 2 whatever the length; the published code takes the mean over positions in its place, and a beta of 1000. Of two
 * lengths the longer map is averaged to the shorter one. Padding is 0 in both maps. There are no parameters, and all
 * three kinds of task are served alike.
 */
public final class AttentionTransfer implements DistillationStrategy<AttentionTransfer.Options> {
    /** The options of the strategy {@code attention-transfer}. */
    public record Options(
            @Meaning("beta; half of it is the weight of the distance of the maps beside the task loss")
            @Range(min = 0, max = 1e9)
            double beta,

            @Meaning(ChosenSegments.MEANING) List<Integer> segments) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "The student's features are large where the teacher's are (attention transfer, Zagoruyko, Komodakis 2017)";
    }

    @Override
    public Needs needs(Options config) {
        return Needs.SEGMENTS;
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        ForwardPass student = context.forwardStudent();
        ForwardPass teacher = context.forwardTeacher();
        Operand<TFloat32> attention = ChosenSegments.of(context, config.segments())
                .sum(context, n -> distance(context.tf(), student.after(n), teacher.after(n)));
        return List.of(new Objective(context.tf(), context.taskLoss(student.logits()))
                .plus(config.beta() / 2, "attention", attention)
                .phase());
    }

    private static Operand<TFloat32> distance(Ops tf, Features zf, Features zg) {
        Features ofStudent = map(tf, zf);
        Features ofTeacher = map(tf, zg);
        Features length = new TwoLengths(ofStudent, ofTeacher).shorter();
        Operand<TFloat32> difference = tf.math.sub( // [batch, time]
                direction(tf, ofStudent, length), direction(tf, ofTeacher, length));
        return tf.math.mean(tf.reduceSum(tf.math.square(difference), tf.constant(1)), tf.constant(0));
    }

    /** Q over depth, as a mean, which has the same direction: [batch, time, 1]. */
    private static Features map(Ops tf, Features z) {
        return z.withSequence(tf.math.mean(tf.math.square(z.sequence()), tf.constant(2), Mean.keepDims(true)));
    }

    /** Q / ||Q|| at another length: [batch, time]. */
    private static Operand<TFloat32> direction(Ops tf, Features map, Features length) {
        Operand<TFloat32> resized = TimeResize.AREA_DOWN.between(tf, map, length);
        return Vectors.directions(tf, tf.math.mul(tf.squeeze(resized, Squeeze.axis(List.of(2L))), length.mask()), 1);
    }
}
