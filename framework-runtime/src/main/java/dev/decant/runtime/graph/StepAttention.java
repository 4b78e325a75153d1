package dev.decant.runtime.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What the steps of a sequence pay to each other, from the attention that a block tells. */
final class StepAttention {
    private static final float SMALLEST = 1e-30f;

    private StepAttention() {}

    /**
     * Without tokens, which stand before the sequence.
     *
     * @param attention [batch, heads, tokens and time, tokens and time]
     * @param output the block's, [batch, time, depth]
     * @return [batch, heads, time, time]
     */
    static Operand<TFloat32> of(Ops tf, Operand<TFloat32> attention, Operand<TFloat32> output) {
        Operand<TInt32> tokens = tf.math.sub(Dimension.of(tf, attention, 2), Dimension.of(tf, output, 1));
        Operand<TInt32> none = tf.constant(0);
        return tf.slice(
                attention, tf.stack(List.of(none, none, tokens, tokens)), tf.constant(new int[] {-1, -1, -1, -1}));
    }

    /**
     * What their last steps pay to each other; of a shorter record, what it has.
     *
     * @param maps [batch, heads, time, time]
     * @param lengths how many steps are real [batch]
     * @return [batch, heads, window, window]
     */
    static Operand<TFloat32> lastSteps(Ops tf, Operand<TFloat32> maps, Operand<TInt32> lengths, int window) {
        Operand<TInt32> first = tf.math.sub(tf.expandDims(lengths, tf.constant(1)), tf.constant(window)); // [batch, 1]
        Operand<TInt32> steps =
                tf.math.add(first, tf.range(tf.constant(0), tf.constant(window), tf.constant(1))); // [batch, window]
        Operand<TInt32> last = tf.math.sub(Dimension.of(tf, maps, 2), tf.constant(1));
        Operand<TInt32> within = tf.math.maximum(tf.constant(0), tf.math.minimum(steps, last));
        Operand<TFloat32> queries = tf.gather(maps, within, tf.constant(2), Gather.batchDims(1L));
        Operand<TFloat32> pairs =
                tf.gather(swapped(tf, queries), within, tf.constant(2), Gather.batchDims(1L)); // [.., key, query]
        return swapped(tf, pairs);
    }

    private static Operand<TFloat32> swapped(Ops tf, Operand<TFloat32> maps) {
        return tf.linalg.transpose(maps, tf.constant(new int[] {0, 1, 3, 2}));
    }

    /** 1 for each record of at least so many steps, else 0 [batch]. */
    static Operand<TFloat32> longEnough(Ops tf, Operand<TInt32> lengths, int window) {
        return tf.dtypes.cast(tf.math.greaterEqual(lengths, tf.constant(window)), TFloat32.class);
    }

    /**
     * Averaged over heads, summed over records.
     *
     * @param maps [batch, heads, time, time]
     * @param counts how often each record counts [batch]
     * @return [time, time]
     */
    static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> maps, Operand<TFloat32> counts) {
        Operand<TFloat32> means = tf.math.mean(maps, tf.constant(1));
        Operand<TFloat32> weights = tf.reshape(counts, tf.constant(new int[] {-1, 1, 1}));
        return tf.sum(tf.math.mul(means, weights), tf.constant(0));
    }

    /**
     * The entropy of rows, brought to sum 1, in nats: averaged over queries and heads of each record, summed over records.
     *
     * @param maps [batch, heads, time, time]
     * @param counts how often each record counts [batch]
     * @return []
     */
    static Operand<TFloat32> entropy(Ops tf, Operand<TFloat32> maps, Operand<TFloat32> counts) {
        Operand<TFloat32> total = tf.math.maximum(tf.sum(maps, tf.constant(3)), tf.constant(SMALLEST));
        Operand<TFloat32> products = tf.sum(tf.math.xlogy(maps, maps), tf.constant(3)); // [batch, heads, query]
        Operand<TFloat32> ofRows = tf.math.sub(tf.math.log(total), tf.math.div(products, total));
        Operand<TFloat32> ofRecords = tf.math.mean(ofRows, tf.constant(new int[] {1, 2}));
        return tf.sum(tf.math.mul(ofRecords, counts), tf.constant(0));
    }
}
