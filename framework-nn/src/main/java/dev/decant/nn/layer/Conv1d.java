package dev.decant.nn.layer;

import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterScope;
import dev.decant.nn.initializer.Initializers;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A convolution along time with bias, padded so that only the stride shortens the sequence. He-normal kernel. Time lies
 * along the width of a two-dimensional convolution: oneDNN is markedly faster so than along the height.
 */
public final class Conv1d {
    private final long stride;
    private final Parameter kernel; // [1, kernel, channels, filters]: time along the width
    private final Parameter bias; // [filters]

    public Conv1d(ParameterScope scope, int kernelSize, int channels, int filters, int stride) {
        this.stride = stride;
        this.kernel = scope.parameter(
                "kernel", Shape.of(1, kernelSize, channels, filters), Initializers.heNormal(kernelSize * channels));
        this.bias = scope.parameter("bias", Shape.of(filters), Initializers.zeros());
    }

    /**
     * @param x [batch, 1, time, channels]
     * @return [batch, 1, ceil(time / stride), filters]
     */
    public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat32> y = tf.nn.conv2d(x, kernel.read(tf), List.of(1L, 1L, stride, 1L), "SAME");
        return tf.nn.biasAdd(y, bias.read(tf));
    }
}
