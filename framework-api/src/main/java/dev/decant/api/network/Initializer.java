package dev.decant.api.network;

import java.util.random.RandomGenerator;
import org.apiguardian.api.API;
import org.tensorflow.ndarray.Shape;

/**
 * Draws the initial values of one parameter on the JVM, so that a name and a seed decide them.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@FunctionalInterface
public interface Initializer {
    /**
     * @param shape the parameter's shape, fully known
     * @param random seeded from (run seed, parameter name)
     * @return the values in row-major order, {@code shape.size()} of them
     */
    float[] values(Shape shape, RandomGenerator random);
}
