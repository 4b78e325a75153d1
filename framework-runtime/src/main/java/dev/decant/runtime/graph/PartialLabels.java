package dev.decant.runtime.graph;

import dev.decant.runtime.data.BatchAssembler;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Labels of a batch some of whose records have none ({@link BatchAssembler#UNLABELLED}).
 *
 * @param known the targets, 0 where there is no label
 * @param weights [batch], of a record in the task loss: 0 without a label, else one over the share of the records that have one, so
 *     that the loss of a batch is on average that of the labelled records, however few of them it holds
 */
record PartialLabels(Operand<TFloat32> known, Operand<TFloat32> weights) {
    /** @param share of the records that have a label, in (0, 1) */
    static PartialLabels of(Ops tf, Operand<TFloat32> targets, double share) {
        Operand<TFloat32> zero = tf.constant(0f);
        Operand<TFloat32> least = tf.reduceMin(targets, tf.constant(1)); // [batch]
        Operand<TFloat32> labelled = tf.dtypes.cast(tf.math.greaterEqual(least, zero), TFloat32.class);
        return new PartialLabels(
                tf.math.maximum(targets, zero), tf.math.mul(labelled, tf.constant((float) (1 / share))));
    }
}
