package dev.decant.api.network;

import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Stateless random numbers, seeded by (run seed, step, name): nothing random lives in a kernel, everything resumes.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@FunctionalInterface
public interface Randomness {
    /**
     * Uniform numbers in [0, 1).
     *
     * @param name the name of the draw within the pass; the same name again draws other numbers
     * @param shape the shape, an int32 vector
     */
    Operand<TFloat32> uniform(Ops tf, String name, Operand<TInt32> shape);
}
