package dev.decant.runtime.graph;

import dev.decant.nn.parameter.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * What the frozen network makes of a batch, known beforehand.
 *
 * @param outputs where it is fed
 * @param values of each output, row-major [batch, ...]
 * @param steps of the batch
 */
public record TeacherValues(List<TeacherOutput> outputs, List<float[]> values, int steps) {
    /** Nothing is known: the network computes. */
    public static TeacherValues none() {
        return new TeacherValues(List.of(), List.of(), 0);
    }

    /** Some records of it as tensors. Close after the step. */
    Fed of(int from, int to) {
        List<TFloat32> tensors = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            TeacherOutput output = outputs.get(i);
            int row = output.rowOf(steps);
            tensors.add(Tensors.of(output.shape(to - from, steps), values.get(i), from * row));
        }
        return new Fed(outputs, tensors);
    }

    /** Tensors in place of operations. */
    record Fed(List<TeacherOutput> outputs, List<TFloat32> tensors) implements AutoCloseable {
        Session.Runner feed(Session.Runner runner) {
            for (int i = 0; i < outputs.size(); i++) {
                runner.feed(outputs.get(i).tensor(), tensors.get(i));
            }
            return runner;
        }

        @Override
        public void close() {
            tensors.forEach(TFloat32::close);
        }
    }
}
