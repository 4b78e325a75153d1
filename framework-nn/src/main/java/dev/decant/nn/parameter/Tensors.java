package dev.decant.nn.parameter;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** Copies between arrays and tensors by the buffer, never by the element. */
public final class Tensors {
    private Tensors() {}

    /** A tensor of {@code shape.size()} values from {@code offset} on. */
    public static TFloat32 of(Shape shape, float[] values, int offset) {
        int size = Math.toIntExact(shape.size());
        return TFloat32.tensorOf(
                shape, DataBuffers.of(FloatBuffer.wrap(values, offset, size).slice()));
    }

    /** A copy: a fetched variable aliases the live weights. */
    public static float[] copy(Tensor tensor) {
        TFloat32 floats = (TFloat32) tensor;
        float[] values = new float[Math.toIntExact(floats.size())];
        if (values.length > 0) {
            floats.asRawTensor().data().asFloats().read(values);
        }
        return values;
    }

    /** A copy in double precision. */
    public static double[] copyDoubles(Tensor tensor) {
        TFloat64 doubles = (TFloat64) tensor;
        double[] values = new double[Math.toIntExact(doubles.size())];
        if (values.length > 0) {
            doubles.asRawTensor().data().asDoubles().read(values);
        }
        return values;
    }

    /** A copy of a tensor [rows, ...] as rows. */
    public static float[][] rows(Tensor tensor, int rows) {
        float[] flat = copy(tensor);
        int width = flat.length / rows;
        float[][] copied = new float[rows][];
        for (int i = 0; i < rows; i++) {
            copied[i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
        }
        return copied;
    }
}
