package dev.decant.plugin.transformer;

import dev.decant.api.network.ParameterScope;
import dev.decant.nn.layer.Conv1d;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.LayerNorm;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/**
 * A short stack of convolutions in place of one projection (Xiao et al. 2021): strides are the prime factors of the
 * patch, kernels overlap (2 * stride - 1), filters double up to the depth, and a projection ends the stack. Layer
 * normalisation stands where that work has batch normalisation, so that a record does not depend on its batch.
 */
final class ConvStem implements Stem {
    private record Stage(Conv1d convolution, LayerNorm norm) {}

    private final List<Stage> stages = new ArrayList<>();
    private final Dense projection;

    ConvStem(ParameterScope scope, int channels, TransformerConfig config) {
        List<Integer> strides = primeFactors(config.patch());
        int width = channels;
        for (int i = 0; i < strides.size(); i++) {
            int stride = strides.get(i);
            int filters = Math.max(1, config.depth() >> (strides.size() - 1 - i));
            stages.add(new Stage(
                    new Conv1d(scope.child("conv" + i), 2 * stride - 1, width, filters, stride),
                    new LayerNorm(scope.child("norm" + i), filters)));
            width = filters;
        }
        this.projection = new Dense(scope.child("projection"), width, config.depth());
    }

    /** In ascending order. */
    private static List<Integer> primeFactors(int number) {
        List<Integer> factors = new ArrayList<>();
        int rest = number;
        for (int factor = 2; rest > 1; factor++) {
            while (rest % factor == 0) {
                factors.add(factor);
                rest /= factor;
            }
        }
        return factors;
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat32> y = tf.expandDims(x, tf.constant(1)); // [batch, 1, time, channels]
        for (Stage stage : stages) {
            y = tf.nn.relu(stage.norm().apply(tf, stage.convolution().apply(tf, y)));
        }
        return projection.apply(tf, tf.squeeze(y, Squeeze.axis(List.of(1L))));
    }
}
