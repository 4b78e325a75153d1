package dev.decant.nn.layer;

import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterScope;
import dev.decant.nn.initializer.Initializers;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A convolution along time with bias, padded so that only the stride shortens the sequence. He-normal kernel. */
public final class Conv1d {
    private final long stride;
    private final Parameter kernel; // [kernel, 1, channels, filters]
    private final Parameter bias; // [filters]

    public Conv1d(ParameterScope scope, int kernelSize, int channels, int filters, int stride) {
        this.stride = stride;
        this.kernel = scope.parameter(
                "kernel", Shape.of(kernelSize, 1, channels, filters), Initializers.heNormal(kernelSize * channels));
        this.bias = scope.parameter("bias", Shape.of(filters), Initializers.zeros());
    }

    /**
     * @param x [batch, time, 1, channels]
     * @return [batch, ceil(time / stride), 1, filters]
     */
    public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat32> y = tf.nn.conv2d(x, kernel.read(tf), List.of(1L, stride, 1L, 1L), "SAME");
        return tf.nn.biasAdd(y, bias.read(tf));
    }
}
