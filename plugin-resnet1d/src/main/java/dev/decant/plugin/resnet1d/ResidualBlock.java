package dev.decant.plugin.resnet1d;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.nn.layer.BatchNorm;
import dev.decant.nn.layer.Conv1d;
import dev.decant.nn.layer.Dropout;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/**
 * BN-ReLU-convolution-BN-ReLU-dropout-convolution beside a shortcut of max-pooling and zero-padded channels. The first
 * block of the network follows the stem and skips its first BN-ReLU; the last ends with the network's final BN-ReLU.
 */
final class ResidualBlock implements Block {
    private final String name;
    private final int stride;
    private final int channels;
    private final int filters;
    private final int inputStride;
    private final Optional<Stem> stem;
    private final Optional<BatchNorm> firstNorm;
    private final Conv1d firstConvolution;
    private final BatchNorm secondNorm;
    private final Dropout dropout;
    private final Conv1d secondConvolution;
    private final Optional<BatchNorm> finalNorm;

    ResidualBlock(
            ParameterScope scope, int index, int channels, Optional<Stem> stem, boolean last, ResNet1dConfig config) {
        this.name = "block" + index;
        this.stride = config.stride(index);
        this.channels = channels;
        this.filters = config.filters(index);
        this.stem = stem;
        this.inputStride = stem.isPresent() ? config.stemStride() : 1;
        this.firstNorm = stem.isPresent() ? Optional.empty() : Optional.of(norm(scope, "norm1", channels, config));
        this.firstConvolution = new Conv1d(scope.child("convolution1"), config.kernel(), channels, filters, stride);
        this.secondNorm = norm(scope, "norm2", filters, config);
        this.dropout = new Dropout(config.dropout());
        this.secondConvolution = new Conv1d(scope.child("convolution2"), config.kernel(), filters, filters, 1);
        this.finalNorm = last ? Optional.of(norm(scope, "final-norm", filters, config)) : Optional.empty();
    }

    private static BatchNorm norm(ParameterScope scope, String name, int channels, ResNet1dConfig config) {
        return new BatchNorm(scope.child(name), channels, config.batchNormMomentum(), config.batchNormEpsilon());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Features apply(Pass pass, Features in) {
        Ops tf = pass.tf();
        Operand<TFloat32> x = tf.expandDims(in.sequence(), tf.constant(1)); // [batch, 1, time, channels]
        if (stem.isPresent()) {
            x = stem.get().apply(pass, x);
        }
        Operand<TFloat32> y = x;
        if (firstNorm.isPresent()) {
            y = tf.nn.relu(firstNorm.get().apply(pass, y));
        }
        y = firstConvolution.apply(tf, y); // [batch, 1, time / stride, filters]
        y = tf.nn.relu(secondNorm.apply(pass, y));
        y = dropout.apply(pass, name + "/dropout", y);
        y = secondConvolution.apply(tf, y);
        y = tf.math.add(y, shortcut(tf, x));
        if (finalNorm.isPresent()) {
            y = tf.nn.relu(finalNorm.get().apply(pass, y));
        }
        Operand<TFloat32> sequence = tf.squeeze(y, Squeeze.axis(List.of(1L)));
        return new Features(sequence, subsample(tf, in.mask()), in.tokens());
    }

    private Operand<TFloat32> shortcut(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat32> pooled = x;
        if (stride > 1) {
            pooled = tf.nn.maxPool(
                    x, tf.constant(new int[] {1, 1, stride, 1}), tf.constant(new int[] {1, 1, stride, 1}), "SAME");
        }
        if (filters > channels) {
            pooled = tf.pad(
                    pooled,
                    tf.constant(new int[][] {{0, 0}, {0, 0}, {0, 0}, {0, filters - channels}}),
                    tf.constant(0f));
        }
        return pooled;
    }

    /** A step is real where its window holds a real step. */
    private Operand<TFloat32> subsample(Ops tf, Operand<TFloat32> mask) {
        int factor = stride * inputStride;
        if (factor == 1) {
            return mask;
        }
        Operand<TFloat32> wide = tf.expandDims(tf.expandDims(mask, tf.constant(-1)), tf.constant(-1));
        Operand<TFloat32> pooled = tf.nn.maxPool(
                wide, tf.constant(new int[] {1, factor, 1, 1}), tf.constant(new int[] {1, factor, 1, 1}), "SAME");
        return tf.squeeze(pooled, Squeeze.axis(List.of(2L, 3L)));
    }
}
