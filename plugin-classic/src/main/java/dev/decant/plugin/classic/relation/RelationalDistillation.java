package dev.decant.plugin.classic.relation;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.nn.layer.Pooling;
import dev.decant.plugin.classic.objective.Objective;
import dev.decant.plugin.classic.vector.Vectors;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;

/**
 * Relational knowledge distillation (Park, Kim, Lu, Cho; CVPR 2019): the records of a batch lie to each other as in the
 * teacher. With z_i the last features of record i as their mean over time, e_ij = (z_i - z_j) / ||z_i - z_j||, mu the
 * mean of all distances, and Huber's l(a) = a^2 / 2 up to |a| = 1 and |a| - 1/2 beyond,
 *
 * <pre>distance = mean over pairs i, j of l(||z^f_i - z^f_j|| / mu^f - ||z^g_i - z^g_j|| / mu^g)
 * angle    = mean over triples i, j, k of l(e^f_ij . e^f_kj - e^g_ij . e^g_kj)
 * loss     = task + distance.weight * distance + angle.weight * angle</pre>
 *
 * over different records. Angles take memory and time with the cube of the batch. All three kinds of task are served
 * alike, of a per-step task whole records; a batch of one record has no pairs, one of two no triples, and these terms
 * are 0.
 */
public final class RelationalDistillation implements DistillationStrategy<RelationalDistillation.Options> {
    /** The options of the strategy {@code rkd}. */
    public record Options(
            @Meaning("weight of the distances between two records beside the task loss") @Range(min = 0, max = 1e9)
            double distance,

            @Meaning("weight of the angles between three records beside the task loss") @Range(min = 0, max = 1e9)
            double angle) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Distances and angles between the records of a batch are the teacher's (RKD, Park et al. 2019)";
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        Ops tf = context.tf();
        ForwardPass student = context.forwardStudent();
        Relations f = Relations.of(tf, Pooling.maskedMean(tf, student.last()));
        Relations g =
                Relations.of(tf, Pooling.maskedMean(tf, context.forwardTeacher().last()));
        Operand<TFloat32> pairs = Others.of(tf, f.distances()); // [batch, batch]
        Operand<TFloat32> triples = tf.math.mul( // [batch, batch, batch], the vertex j first
                tf.math.mul(tf.expandDims(pairs, tf.constant(2)), tf.expandDims(pairs, tf.constant(1))),
                tf.expandDims(pairs, tf.constant(0)));
        return List.of(new Objective(tf, context.taskLoss(student.logits()))
                .plus(config.distance(), "distance", meanOf(tf, pairs, f.distances(), g.distances(), 0, 1))
                .plus(config.angle(), "angle", meanOf(tf, triples, f.cosines(), g.cosines(), 0, 1, 2))
                .phase());
    }

    /** The mean of l over what is counted; 0 of none. */
    private static Operand<TFloat32> meanOf(
            Ops tf, Operand<TFloat32> counted, Operand<TFloat32> f, Operand<TFloat32> g, int... axes) {
        Operand<TFloat32> sum = tf.reduceSum(tf.math.mul(counted, huber(tf, tf.math.sub(f, g))), tf.constant(axes));
        return tf.math.div(sum, tf.math.maximum(tf.reduceSum(counted, tf.constant(axes)), tf.constant(1f)));
    }

    /** With c = min(|a|, 1): c^2 / 2 + |a| - c. */
    private static Operand<TFloat32> huber(Ops tf, Operand<TFloat32> a) {
        Operand<TFloat32> size = tf.math.abs(a);
        Operand<TFloat32> c = tf.math.minimum(size, tf.constant(1f));
        return tf.math.add(tf.math.mul(tf.constant(0.5f), tf.math.square(c)), tf.math.sub(size, c));
    }

    /**
     * What a batch looks like in one network.
     *
     * @param distances ||z_i - z_j|| / mu: [batch, batch]
     * @param cosines e_ij . e_kj at [j, i, k]
     */
    private record Relations(Operand<TFloat32> distances, Operand<TFloat32> cosines) {
        /** @param z [batch, depth] */
        static Relations of(Ops tf, Operand<TFloat32> z) {
            Operand<TFloat32> differences = // z_j - z_i at [j, i]: [batch, batch, depth]
                    tf.math.sub(tf.expandDims(z, tf.constant(1)), tf.expandDims(z, tf.constant(0)));
            Operand<TFloat32> lengths = Vectors.lengths(tf, differences, 2);
            Operand<TFloat32> others = Others.of(tf, z);
            Operand<TFloat32> mu = tf.math.div( // the diagonal is 0
                    tf.reduceSum(lengths, tf.constant(new int[] {0, 1})),
                    tf.math.maximum(tf.reduceSum(others, tf.constant(new int[] {0, 1})), tf.constant(1f)));
            Operand<TFloat32> directions = Vectors.directions(tf, differences, 2); // both signs of e give one cosine
            return new Relations(
                    tf.math.divNoNan(lengths, mu),
                    tf.train.batchMatMul(directions, directions, TFloat32.class, BatchMatMul.adjY(true)));
        }
    }
}
