package dev.decant.plugin.transformer;

import dev.decant.api.network.ParameterScope;
import dev.decant.nn.layer.Dense;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** One projection of each non-overlapping patch (Dosovitskiy et al. 2021). Glorot-uniform kernel. */
final class LinearStem implements Stem {
    private final int patch;
    private final int channels;
    private final Dense projection;

    LinearStem(ParameterScope scope, int channels, TransformerConfig config) {
        this.patch = config.patch();
        this.channels = channels;
        this.projection = new Dense(scope.child("projection"), patch * channels, config.depth());
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
        if (patch == 1) {
            return projection.apply(tf, x);
        }
        int count = Math.toIntExact(x.shape().get(1) / patch);
        return projection.apply(tf, tf.reshape(x, tf.constant(new int[] {-1, count, patch * channels})));
    }
}
