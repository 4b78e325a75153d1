package dev.decant.nn.attention;

import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.nn.initializer.KernelInitialization;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.Dropout;
import dev.decant.nn.layer.Shapes;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;

/** Multi-head scaled dot-product self-attention (Vaswani et al. 2017). */
public final class SelfAttention {
    private final int depth;
    private final int heads;
    private final Dense query;
    private final Dense key;
    private final Dense value;
    private final Dense output;
    private final Dropout dropout;

    /**
     * @param depth a multiple of {@code heads}
     * @param kernels how queries, keys, values and output start
     */
    public SelfAttention(ParameterScope scope, int depth, int heads, KernelInitialization kernels, Dropout dropout) {
        this.depth = depth;
        this.heads = heads;
        this.query = new Dense(scope.child("query"), depth, depth, kernels.of(depth, depth));
        this.key = new Dense(scope.child("key"), depth, depth, kernels.of(depth, depth));
        this.value = new Dense(scope.child("value"), depth, depth, kernels.of(depth, depth));
        this.output = new Dense(scope.child("output"), depth, depth, kernels.of(depth, depth));
        this.dropout = dropout;
    }

    /**
     * Probes {@code <name>/attention}: [batch, heads, time, time].
     *
     * @param name the block's name
     * @param x [batch, time, depth]
     * @param bias added to the scores, 0 where attention is allowed and very negative elsewhere; broadcast to [batch,
     *     heads, time, time]
     * @return [batch, time, depth]
     */
    public Operand<TFloat32> apply(Pass pass, String name, Operand<TFloat32> x, Optional<Operand<TFloat32>> bias) {
        Ops tf = pass.tf();
        float scale = (float) (1 / Math.sqrt((double) depth / heads));
        Operand<TFloat32> q = split(tf, tf.math.mul(query.apply(tf, x), tf.constant(scale)));
        Operand<TFloat32> k = split(tf, key.apply(tf, x));
        Operand<TFloat32> v = split(tf, value.apply(tf, x));
        Operand<TFloat32> scores = tf.train.batchMatMul(q, k, TFloat32.class, BatchMatMul.adjY(true));
        if (bias.isPresent()) {
            scores = tf.math.add(scores, bias.get());
        }
        Operand<TFloat32> weights = tf.nn.softmax(scores);
        pass.probes().record(name + "/attention", weights);
        Operand<TFloat32> attended =
                tf.train.batchMatMul(dropout.apply(pass, name + "/attention-dropout", weights), v, TFloat32.class);
        Operand<TFloat32> merged = tf.reshape(
                tf.linalg.transpose(attended, tf.constant(new int[] {0, 2, 1, 3})), Shapes.batchTime(tf, x, depth));
        return output.apply(tf, merged);
    }

    /** [batch, time, depth] to [batch, heads, time, depth / heads]. */
    private Operand<TFloat32> split(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat32> parts = tf.reshape(x, Shapes.batchTime(tf, x, heads, depth / heads));
        return tf.linalg.transpose(parts, tf.constant(new int[] {0, 2, 1, 3}));
    }
}
