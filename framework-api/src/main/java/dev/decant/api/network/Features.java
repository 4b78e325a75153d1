package dev.decant.api.network;

import java.util.Optional;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What flows between blocks.
 *
 * @param sequence [batch, time, depth]: the R^{t x d} of the paper; the raw input before the first block
 * @param mask [batch, time], 1 where a step is real and 0 where it is padding
 * @param tokens [batch, k, depth]: class and distillation tokens, where the network has them
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Features(Operand<TFloat32> sequence, Operand<TFloat32> mask, Optional<Operand<TFloat32>> tokens) {
    /** The same features with another sequence; mask and tokens stay. */
    public Features withSequence(Operand<TFloat32> other) {
        return new Features(other, mask, tokens);
    }

    /** The same values, through which no gradient flows. */
    public Features stopped(Ops tf) {
        return new Features(tf.stopGradient(sequence), mask, tokens.map(tf::stopGradient));
    }

    /** The number of steps where the graph knows it, otherwise -1. */
    public long time() {
        return sequence.shape().get(1);
    }

    /** The depth, always known. */
    public int depth() {
        return Math.toIntExact(sequence.shape().get(2));
    }
}
