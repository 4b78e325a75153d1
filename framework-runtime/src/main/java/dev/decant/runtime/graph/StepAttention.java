package dev.decant.runtime.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What the steps of a sequence pay to each other, from the attention that a block tells. */
final class StepAttention {
    private StepAttention() {}

    /**
     * Averaged over heads, without tokens, which stand before the sequence.
     *
     * @param attention [batch, heads, tokens and time, tokens and time]
     * @param output the block's, [batch, time, depth]
     * @return [batch, time, time]
     */
    static Operand<TFloat32> of(Ops tf, Operand<TFloat32> attention, Operand<TFloat32> output) {
        Operand<TFloat32> mean = tf.math.mean(attention, tf.constant(1));
        Operand<TInt32> tokens = tf.math.sub(Dimension.of(tf, mean, 1), Dimension.of(tf, output, 1));
        return tf.slice(mean, tf.stack(List.of(tf.constant(0), tokens, tokens)), tf.constant(new int[] {-1, -1, -1}));
    }

    /**
     * The sum over those records that are long enough of what their last steps pay to each other.
     *
     * @param map [batch, time, time]
     * @param lengths how many steps are real [batch]
     * @return [window, window]
     */
    static Operand<TFloat32> ofLastSteps(Ops tf, Operand<TFloat32> map, Operand<TInt32> lengths, int window) {
        Operand<TInt32> first = tf.math.sub(tf.expandDims(lengths, tf.constant(1)), tf.constant(window)); // [batch, 1]
        Operand<TInt32> steps =
                tf.math.add(first, tf.range(tf.constant(0), tf.constant(window), tf.constant(1))); // [batch, window]
        Operand<TInt32> last = tf.math.sub(Dimension.of(tf, map, 1), tf.constant(1));
        Operand<TInt32> within = tf.math.maximum(tf.constant(0), tf.math.minimum(steps, last));
        int[] swapped = {0, 2, 1};
        Operand<TFloat32> queries = tf.gather(map, within, tf.constant(1), Gather.batchDims(1L));
        Operand<TFloat32> pairs = tf.gather( // [batch, key, query]
                tf.linalg.transpose(queries, tf.constant(swapped)), within, tf.constant(1), Gather.batchDims(1L));
        Operand<TFloat32> counts = tf.dtypes.cast(tf.math.greaterEqual(first, tf.constant(0)), TFloat32.class);
        Operand<TFloat32> counted = tf.math.mul(pairs, tf.expandDims(counts, tf.constant(2)));
        return tf.linalg.transpose(tf.sum(counted, tf.constant(0)), tf.constant(new int[] {1, 0}));
    }
}
