package dev.decant.runtime.graph;

import dev.decant.nn.parameter.Tensors;
import org.tensorflow.Result;
import org.tensorflow.Session;

/** Runs a session that fetches scalars and nothing else. */
final class Scalars {
    private Scalars() {}

    /** Their values, in the order in which they were asked for. */
    static float[] fetched(Session.Runner runner) {
        try (Result result = runner.run()) {
            float[] values = new float[result.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = Tensors.copy(result.get(i))[0];
            }
            return values;
        }
    }
}
