package dev.decant.plugin.resnet1d;

import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.nn.layer.BatchNorm;
import dev.decant.nn.layer.Conv1d;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Convolution, batch normalisation, ReLU. */
final class Stem {
    private final Conv1d convolution;
    private final BatchNorm norm;

    Stem(ParameterScope scope, int channels, ResNet1dConfig config) {
        this.convolution = new Conv1d(
                scope.child("convolution"), config.kernel(), channels, config.filters(), config.stemStride());
        this.norm = new BatchNorm(
                scope.child("norm"), config.filters(), config.batchNormMomentum(), config.batchNormEpsilon());
    }

    /** [batch, 1, time, channels] to [batch, 1, time / stem-stride, filters]. */
    Operand<TFloat32> apply(Pass pass, Operand<TFloat32> x) {
        return pass.tf().nn.relu(norm.apply(pass, convolution.apply(pass.tf(), x)));
    }
}
