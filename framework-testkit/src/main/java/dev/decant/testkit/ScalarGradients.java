package dev.decant.testkit;

import dev.decant.nn.parameter.StoredVariable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.Pointer;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.types.TFloat32;

/** Adds to a graph the gradient of a scalar by each variable that it depends on. */
final class ScalarGradients {
    private ScalarGradients() {}

    @SuppressWarnings("unchecked") // the gradient of a float is a float
    static Map<StoredVariable, Operand<TFloat32>> of(
            Graph graph, Operand<TFloat32> scalar, List<StoredVariable> variables) {
        Set<GraphOperation> behind = graph.subgraphTo(Set.of(scalar));
        List<StoredVariable> reached = variables.stream()
                .filter(variable ->
                        behind.contains((GraphOperation) variable.variable().op()))
                .toList();
        Map<StoredVariable, Operand<TFloat32>> gradients = new LinkedHashMap<>();
        if (reached.isEmpty()) {
            return gradients;
        }
        Output<?>[] xs =
                reached.stream().map(variable -> variable.variable().asOutput()).toArray(Output<?>[]::new);
        Output<?>[] found = graph.addGradients(scalar.asOutput(), xs);
        for (int i = 0; i < found.length; i++) {
            if (exists(found[i])) {
                gradients.put(reached.get(i), (Operand<TFloat32>) found[i]);
            }
        }
        return gradients;
    }

    /** Where every path to a variable is stopped, TensorFlow returns an output of no operation. */
    private static boolean exists(Output<?> gradient) {
        return !Pointer.isNull(((GraphOperation) gradient.op()).getUnsafeNativeHandle());
    }
}
