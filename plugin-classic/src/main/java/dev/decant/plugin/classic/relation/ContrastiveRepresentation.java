package dev.decant.plugin.classic.relation;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.network.Features;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.Pooling;
import dev.decant.plugin.classic.objective.Objective;
import dev.decant.plugin.classic.vector.Vectors;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Contrastive representation distillation (Tian, Krishnan, Isola; ICLR 2020): of a batch, the student's representation
 * of a record is nearest to the teacher's of the same record. With u_i and v_i the last features of student and
 * teacher, as their mean over time, each through a linear map of its own to one depth and divided by their length, and
 * tau the temperature,
 *
 * <pre>contrast = -1/2 mean over i of (log exp(u_i.v_i / tau) / sum_j exp(u_i.v_j / tau)
 *                                 + log exp(u_i.v_i / tau) / sum_j exp(u_j.v_i / tau))
 * loss     = task + weight * contrast</pre>
 *
 * The paper draws 16384 negatives for each record from a memory of all representations, of other classes where labels
 * are known, and estimates its bound by noise contrast. There is no memory here: the negatives are the other records of
 * the batch, and the bound is that of a softmax over them, so that the batch bounds what can be learned by its
 * logarithm. {@code other-classes} leaves out those of the same class, or of the same set of labels; of a per-step
 * task, whose records have no class, it is refused. A batch of one record has no negatives, and the term is 0.
 */
public final class ContrastiveRepresentation implements DistillationStrategy<ContrastiveRepresentation.Options> {
    /** Takes a negative out of a softmax. */
    private static final float OUT = -1e4f;

    /** The options of the strategy {@code crd}. */
    public record Options(
            @Meaning("weight of the contrast beside the task loss") @Range(min = 0, max = 1e9)
            double weight,

            @Meaning("depth that both representations are mapped to") @Range(min = 1, max = 65536)
            int depth,

            @Meaning("temperature tau that the cosines are divided by") @Range(min = 1e-3, max = 1000)
            double temperature,

            @Meaning("the negatives: other-records of the batch, or those of other-classes among them")
            Negatives negatives) {}

    /** What a record is told apart from. */
    public enum Negatives {
        /** Every other record of the batch. */
        OTHER_RECORDS,
        /** Records of the batch of another class, or of another set of labels. */
        OTHER_CLASSES
    }

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "The student's representation of a record tells the teacher's from others (CRD in the batch, Tian et al. 2020)";
    }

    @Override
    public List<ReadoutSpec> readouts(Task task, Options config) {
        if (config.negatives() == Negatives.OTHER_CLASSES && task instanceof Task.PerStepBinary) {
            throw new InvalidConfiguration("negatives = other-classes needs records that have a class;"
                    + " where each step has a label of its own use other-records");
        }
        return List.of(ReadoutSpec.of(task));
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        Ops tf = context.tf();
        ForwardPass student = context.forwardStudent();
        Operand<TFloat32> u = embedded(context, "student", student.last(), config.depth());
        Operand<TFloat32> v =
                embedded(context, "teacher", context.forwardTeacher().last(), config.depth());
        Operand<TFloat32> cosines = tf.linalg.matMul(u, v, MatMul.transposeB(true)); // [batch, batch]
        Operand<TFloat32> scores = tf.math.div(cosines, tf.constant((float) config.temperature()));
        if (config.negatives() == Negatives.OTHER_CLASSES) {
            scores = tf.math.add(scores, tf.math.mul(tf.constant(OUT), sameClass(tf, context.targets())));
        }
        Operand<TFloat32> same = tf.math.sub(tf.constant(1f), Others.of(tf, u)); // the diagonal
        Operand<TFloat32> contrast =
                tf.math.mul(tf.constant(-0.5f), tf.math.add(told(tf, scores, same, 1), told(tf, scores, same, 0)));
        return List.of(new Objective(tf, context.taskLoss(student.logits()))
                .plus(config.weight(), "contrast", contrast)
                .phase());
    }

    /** Representations of length 1: [batch, depth]. */
    private static Operand<TFloat32> embedded(StrategyContext context, String name, Features last, int depth) {
        Ops tf = context.tf();
        Dense map = new Dense(context.parameters().child(name).withoutDecay(), last.depth(), depth);
        return Vectors.directions(tf, map.apply(tf, Pooling.maskedMean(tf, last)), 1);
    }

    /** The mean over records of the logarithm of the softmax along the axis, at the record itself. */
    private static Operand<TFloat32> told(Ops tf, Operand<TFloat32> scores, Operand<TFloat32> same, int axis) {
        Operand<TFloat32> rows = axis == 1 ? scores : tf.linalg.transpose(scores, tf.constant(new int[] {1, 0}));
        Operand<TFloat32> atItself = tf.reduceSum(tf.math.mul(same, tf.nn.logSoftmax(rows)), tf.constant(1));
        return tf.math.mean(atItself, tf.constant(0));
    }

    /** 1 for two different records whose targets are the same: [batch, batch]. */
    private static Operand<TFloat32> sameClass(Ops tf, Operand<TFloat32> targets) {
        Operand<TFloat32> differences = tf.reduceSum(
                tf.math.abs(
                        tf.math.sub(tf.expandDims(targets, tf.constant(1)), tf.expandDims(targets, tf.constant(0)))),
                tf.constant(2));
        return tf.math.mul(
                Others.of(tf, targets), tf.dtypes.cast(tf.math.less(differences, tf.constant(0.5f)), TFloat32.class));
    }
}
