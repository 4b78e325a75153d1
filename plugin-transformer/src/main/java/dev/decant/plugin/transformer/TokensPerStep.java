package dev.decant.plugin.transformer;

import dev.decant.nn.layer.Shapes;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Rows that stand kind by kind, each kind as long as the sequence: tokens of each step, and after them the steps. */
final class TokensPerStep {
    private TokensPerStep() {}

    /**
     * One kind.
     *
     * @param rows [batch, kinds * time, depth]
     * @param sequence [batch, time, depth], of which only the length counts
     * @param kind from 0
     * @return [batch, time, depth]
     */
    static Operand<TFloat32> kind(Ops tf, Operand<TFloat32> rows, Operand<TFloat32> sequence, int kind) {
        Operand<TInt32> time = tf.gather(tf.shape(sequence), tf.constant(1), tf.constant(0));
        Operand<TFloat32> part = tf.slice(
                rows,
                tf.stack(List.of(tf.constant(0), tf.math.mul(time, tf.constant(kind)), tf.constant(0))),
                tf.stack(List.of(tf.constant(-1), time, tf.constant(-1))));
        // The graph knows the depth again, and the time where the sequence's is known.
        return tf.reshape(
                part,
                Shapes.batchTime(tf, sequence, Math.toIntExact(sequence.shape().get(2))));
    }
}
