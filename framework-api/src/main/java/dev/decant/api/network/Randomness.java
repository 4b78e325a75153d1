package dev.decant.api.network;

import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
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

    /**
     * Independent draws, each of them true with the same probability.
     *
     * @param name as for {@link #uniform}
     * @param like whose shape they have
     * @param probability in [0, 1); an implementation may round it to a multiple of 2^-16
     */
    default Operand<TBool> bernoulli(Ops tf, String name, Operand<TFloat32> like, double probability) {
        return tf.math.less(uniform(tf, name, tf.shape(like)), tf.constant((float) probability));
    }
}
