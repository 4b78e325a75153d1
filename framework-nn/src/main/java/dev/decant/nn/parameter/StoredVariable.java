package dev.decant.nn.parameter;

import dev.decant.api.network.ParameterGroup;
import java.util.Optional;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * One variable of the graph.
 *
 * @param name in the graph and in checkpoints, owner first
 * @param owner whose it is
 * @param group who trains it; empty for the teacher's parameters and for statistics
 * @param shape fully known
 * @param variable the raw variable: read it through an identity only
 * @param decays whether weight decay acts on it: on matrices and kernels, not on biases, scales, tokens and positions
 * @param initial computes the value it starts from, in row-major order
 */
public record StoredVariable(
        String name,
        Owner owner,
        Optional<ParameterGroup> group,
        Shape shape,
        Operand<TFloat32> variable,
        boolean decays,
        Supplier<float[]> initial) {
    /** How many numbers it holds. */
    public long size() {
        return shape.size();
    }
}
