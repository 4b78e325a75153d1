package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.api.network.Pass;
import dev.decant.api.strategy.Segment;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What one segment makes of its network's own features and of foreign ones.
 *
 * @param own of z_{n-1} of the same network
 * @param foreign of the other network's z_{n-1}, transformed; only the sequence is the segment's work, mask and tokens
 *     are those of {@code own}
 */
record Application(Features own, Features foreign) {
    /** Where both inputs are the same, as x is for the first segment, one application serves both. */
    static Application once(Segment segment, Pass pass, Features input) {
        Features own = segment.apply(pass, input);
        return new Application(own, own);
    }

    /** Applies the segment twice, in passes of their own. */
    static Application twice(Segment segment, Pass ownPass, Features own, Pass foreignPass, Features foreign) {
        Features ownOut = segment.apply(ownPass, own);
        return new Application(
                ownOut, ownOut.withSequence(segment.apply(foreignPass, foreign).sequence()));
    }

    /**
     * Applies the segment once to both inputs, one below the other along the batch, the own tokens twice: equal in value to {@link #twice}
     * where a network treats each record by itself, and half as many operations.
     */
    static Application joined(Segment segment, Pass pass, Features own, Features foreign) {
        Ops tf = pass.tf();
        Operand<TFloat32> mask = join(tf, own.mask(), foreign.mask());
        Features both = segment.apply(
                pass,
                new Features(
                        join(tf, own.sequence(), foreign.sequence()),
                        mask,
                        own.tokens().map(tokens -> join(tf, tokens, tokens))));
        List<Operand<TFloat32>> sequences = halves(tf, both.sequence());
        Features ownOut = new Features(
                sequences.get(0),
                // The same tensor where it can be: it tells that the length is the same.
                both.mask().asOutput().equals(mask.asOutput())
                        ? own.mask()
                        : halves(tf, both.mask()).get(0),
                both.tokens().map(tokens -> halves(tf, tokens).get(0)));
        return new Application(ownOut, ownOut.withSequence(sequences.get(1)));
    }

    private static Operand<TFloat32> join(Ops tf, Operand<TFloat32> first, Operand<TFloat32> second) {
        return tf.concat(List.of(first, second), tf.constant(0));
    }

    private static List<Operand<TFloat32>> halves(Ops tf, Operand<TFloat32> joined) {
        return List.copyOf(tf.split(tf.constant(0), joined, 2L).output());
    }
}
