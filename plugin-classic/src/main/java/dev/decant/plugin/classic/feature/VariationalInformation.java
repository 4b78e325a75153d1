package dev.decant.plugin.classic.feature;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.network.Features;
import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.nn.initializer.Initializers;
import dev.decant.nn.layer.Activations;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.TimeResize;
import dev.decant.nn.loss.SquaredError;
import dev.decant.plugin.classic.objective.ChosenSegments;
import dev.decant.plugin.classic.objective.Objective;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Variational information distillation (Ahn, Hu, Damianou, Lawrence, Dai; CVPR 2019): the information that the
 * student's features have of the teacher's, bounded from below by a Gaussian whose mean mu is a small network of the
 * student's features and whose variance is learned for each channel d of the teacher:
 *
 * <pre>-log q(z^g_n | z^f_n) = sum over d of 1/2 log sigma_nd^2 + (z^g_nd - mu_nd(z^f_n))^2 / (2 sigma_nd^2) + constant
 * sigma_nd^2 = log(1 + exp(a_nd)) + 1e-5
 * loss = task + weight * sum over n of -log q</pre>
 *
 * as a mean over depth and real steps of each record, then over the batch; it is negative where the variances have
 * become small. mu is of three layers of one step each, as wide as the teacher, the first two with GELU where the
 * published code has ReLU, of the student's features at the teacher's length. All three kinds of task are served alike.
 */
public final class VariationalInformation implements DistillationStrategy<VariationalInformation.Options> {
    private static final double SMALLEST_VARIANCE = 1e-5;

    /** The options of the strategy {@code vid}. */
    public record Options(
            @Meaning("weight of the negative log-likelihood beside the task loss") @Range(min = 0, max = 1e9)
            double weight,

            @Meaning("the variance that every channel starts from, in the squared unit of the teacher's features")
            @Range(min = 1e-3, max = 80)
            double variance,

            @Meaning(ChosenSegments.MEANING) List<Integer> segments,

            @Meaning(TeacherUnit.MEANING) TeacherUnit normalise) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "The student's features tell the teacher's, as a Gaussian of learned variance (VID, Ahn et al. 2019)";
    }

    @Override
    public Needs needs(Options config) {
        return Needs.SEGMENTS;
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        ForwardPass student = context.forwardStudent();
        ForwardPass teacher = context.forwardTeacher();
        Operand<TFloat32> information = ChosenSegments.of(context, config.segments())
                .sum(
                        context,
                        n -> negativeLogLikelihood(
                                context.tf(),
                                context.parameters().child("segment" + n).withoutDecay(),
                                student.after(n),
                                config.normalise().of(context, n, teacher.after(n)),
                                config.variance()));
        return List.of(new Objective(context.tf(), context.taskLoss(student.logits()))
                .plus(config.weight(), "information", information)
                .phase());
    }

    private static Operand<TFloat32> negativeLogLikelihood(
            Ops tf, ParameterScope scope, Features zf, Features zg, double variance) {
        int depth = zg.depth();
        Parameter a = scope.parameter("variance", Shape.of(depth), Initializers.constant((float)
                Math.log(Math.expm1(Math.max(variance - SMALLEST_VARIANCE, 1e-6)))));
        Operand<TFloat32> sigmaSquared =
                tf.math.add(tf.math.softplus(a.read(tf)), tf.constant((float) SMALLEST_VARIANCE)); // [depth]
        Operand<TFloat32> inverse = tf.math.rsqrt(sigmaSquared);
        Operand<TFloat32> mu = mean(tf, scope, zf.withSequence(TimeResize.AREA_DOWN.between(tf, zf, zg)), depth);
        Operand<TFloat32> errors = SquaredError.means( // [batch]
                tf, tf.math.mul(mu, inverse), zg.withSequence(tf.math.mul(zg.sequence(), inverse)));
        return tf.math.mul(
                tf.constant(0.5f),
                tf.math.add(
                        tf.math.mean(tf.math.log(sigmaSquared), tf.constant(0)), tf.math.mean(errors, tf.constant(0))));
    }

    private static Operand<TFloat32> mean(Ops tf, ParameterScope scope, Features z, int depth) {
        Dense first = new Dense(scope.child("mean0"), z.depth(), depth);
        Dense second = new Dense(scope.child("mean1"), depth, depth);
        Dense third = new Dense(scope.child("mean2"), depth, depth);
        Operand<TFloat32> hidden = Activations.gelu(tf, first.apply(tf, z.sequence()));
        return third.apply(tf, Activations.gelu(tf, second.apply(tf, hidden)));
    }
}
