package dev.decant.plugin.classic.relation;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.nn.layer.Activations;
import dev.decant.nn.layer.BatchNorm;
import dev.decant.nn.layer.Pooling;
import dev.decant.nn.layer.Projection;
import dev.decant.plugin.classic.objective.Objective;
import dev.decant.plugin.classic.vector.Vectors;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * RSD, redundancy suppression distillation (Zhang, Liu, Ran, Ma; ICCV 2025), for networks of unlike architecture: each
 * channel of the teacher is correlated with one channel of the student's, and with no other. With u the student's last
 * features, as their mean over time, through a decoupler of two layers to the teacher's depth D, v the teacher's, and
 * C_cd the correlation of v_c and u_d over the batch,
 *
 * <pre>redundancy = sum over c of (C_cc - 1)^2 + kappa * sum over c and d other than c of C_cd^2
 * loss       = task + weight * redundancy</pre>
 *
 * The decoupler is a layer without bias that widens, batch normalisation, GELU and a layer without bias; it keeps the
 * objective away from the student's own representation. A channel that is constant over the batch has the correlation
 * 0. The correlations of a batch of b records differ from 0 by about 1 / sqrt(b) by chance, so small batches add about
 * kappa D^2 / b. All three kinds of task are served alike, of a per-step task whole records.
 */
public final class RedundancySuppression implements DistillationStrategy<RedundancySuppression.Options> {
    private static final double MOMENTUM = 0.9;
    private static final double EPSILON = 1e-5;

    /** The options of the strategy {@code rsd}. */
    public record Options(
            @Meaning("weight of the redundancy beside the task loss") @Range(min = 0, max = 1e9)
            double weight,

            @Meaning("kappa, the weight of the correlations between different channels") @Range(min = 0, max = 1e6)
            double kappa,

            @Meaning("how many times as wide as the student the decoupler is") @Range(min = 1, max = 64)
            int expansion) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Each channel of the teacher correlates with one of the student's and no other (RSD, Zhang et al. 2025)";
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        Ops tf = context.tf();
        ForwardPass student = context.forwardStudent();
        Features last = context.forwardTeacher().last();
        Operand<TFloat32> v = Pooling.maskedMean(tf, last);
        Operand<TFloat32> u = decoupled(context, student.last(), last.depth(), config.expansion());
        Operand<TFloat32> redundancy = redundancy(tf, v, u, config.kappa());
        return List.of(new Objective(tf, context.taskLoss(student.logits()))
                .plus(config.weight(), "redundancy", redundancy)
                .phase());
    }

    /**
     * @param v of the teacher, [batch, D]
     * @param u of the student, [batch, D]
     * @return a scalar
     */
    static Operand<TFloat32> redundancy(Ops tf, Operand<TFloat32> v, Operand<TFloat32> u, double kappa) {
        Operand<TFloat32> correlations = tf.linalg.matMul( // [D, D]
                alongBatch(tf, v), alongBatch(tf, u), MatMul.transposeA(true));
        Operand<TFloat32> different = Others.of(tf, correlations);
        Operand<TFloat32> same = tf.math.sub(tf.constant(1f), different);
        Operand<TFloat32> weights = tf.math.add(same, tf.math.mul(tf.constant((float) kappa), different));
        return tf.reduceSum(
                tf.math.mul(weights, tf.math.square(tf.math.sub(correlations, same))), tf.constant(new int[] {0, 1}));
    }

    /** Each channel around its mean over the batch and of length 1, so that products are correlations. */
    private static Operand<TFloat32> alongBatch(Ops tf, Operand<TFloat32> z) {
        return Vectors.directions(tf, Vectors.centred(tf, z, 0), 0);
    }

    private static Operand<TFloat32> decoupled(StrategyContext context, Features zf, int depth, int expansion) {
        Ops tf = context.tf();
        ParameterScope scope = context.parameters().child("decoupler");
        int wide = zf.depth() * expansion;
        Operand<TFloat32> widened =
                new Projection(scope.child("widen"), zf.depth(), wide).apply(tf, Pooling.maskedMean(tf, zf));
        Operand<TFloat32> image = // [batch, 1, 1, wide]
                tf.expandDims(tf.expandDims(widened, tf.constant(1)), tf.constant(1));
        Operand<TFloat32> normalised = tf.squeeze(
                new BatchNorm(scope.child("norm"), wide, MOMENTUM, EPSILON)
                        .apply(context.pass("decoupler", Mode.TRAINING_KEEPING_STATISTICS), image),
                Squeeze.axis(List.of(1L, 2L)));
        return new Projection(scope.child("narrow"), wide, depth).apply(tf, Activations.gelu(tf, normalised));
    }
}
