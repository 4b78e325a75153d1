package dev.decant.testkit.nn;

import dev.decant.testkit.GraphHarness;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** A graph for one test of a layer, and its inputs. The tests stand here because they need the testkit's graph. */
abstract class LayerBench {
    final GraphHarness harness = new GraphHarness(5);

    @AfterEach
    void close() {
        harness.close();
    }

    Operand<TFloat32> input(float[] values, long... shape) {
        return harness.input(Shape.of(shape), Shape.of(shape), values);
    }

    static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
