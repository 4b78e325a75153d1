package dev.decant.testkit;

import dev.decant.nn.parameter.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The inputs of a harness with the values that every run is fed. */
final class FedInputs {
    private final Ops tf;
    private final Map<Operand<TFloat32>, Value> values = new LinkedHashMap<>();

    private record Value(Shape shape, float[] values) {}

    FedInputs(Ops tf) {
        this.tf = tf;
    }

    Operand<TFloat32> add(Shape shape, Shape valueShape, float... first) {
        Operand<TFloat32> input = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        set(input, valueShape, first);
        return input;
    }

    void set(Operand<TFloat32> input, Shape shape, float... next) {
        if (shape.size() != next.length) {
            throw new IllegalArgumentException(next.length + " values do not fill the shape " + shape);
        }
        values.put(input, new Value(shape, next.clone()));
    }

    /** @param fed receives the tensors, which the caller closes after the run */
    void feed(Session.Runner runner, List<Tensor> fed) {
        values.forEach((input, value) -> {
            TFloat32 tensor = Tensors.of(value.shape(), value.values(), 0);
            fed.add(tensor);
            runner.feed(input, tensor);
        });
    }
}
