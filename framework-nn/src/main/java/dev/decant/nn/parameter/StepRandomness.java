package dev.decant.nn.parameter;

import dev.decant.api.network.Randomness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint16;

/** Stateless draws seeded by (run seed, pass, name) and the step that is fed. */
public final class StepRandomness implements Randomness {
    private final long seed;
    private final String pass;
    private final Operand<TInt32> step;
    private final Map<String, Integer> draws = new HashMap<>();

    /**
     * @param seed of the run
     * @param pass the pass that draws; the same pass draws the same numbers in the same step
     * @param step a scalar
     */
    public StepRandomness(long seed, String pass, Operand<TInt32> step) {
        this.seed = seed;
        this.pass = pass;
        this.step = step;
    }

    @Override
    public Operand<TFloat32> uniform(Ops tf, String name, Operand<TInt32> shape) {
        return tf.random.statelessRandomUniform(shape, seed(tf, name), TFloat32.class);
    }

    /** Of 16 bits each, two from each number that the generator makes: numbers are what it takes time for. */
    @Override
    public Operand<TBool> bernoulli(Ops tf, String name, Operand<TFloat32> like, double probability) {
        Shape known = like.shape();
        int last = known.numDimensions() - 1;
        if (last < 0 || known.get(last) <= 0 || known.get(last) % 2 != 0) {
            return Randomness.super.bernoulli(tf, name, like, probability);
        }
        Operand<TInt32> shape = tf.shape(like);
        Operand<TInt32> half = tf.concat(
                List.of(tf.slice(shape, tf.array(0), tf.array(last)), tf.array((int) (known.get(last) / 2))),
                tf.constant(0));
        Operand<TInt32> bits = tf.random.statelessRandomUniformFullInt(half, seed(tf, name), TInt32.class);
        Operand<TUint16> numbers = tf.reshape(tf.bitcast(bits, TUint16.class), shape);
        int below = (int) Math.round(probability * (1 << Short.SIZE));
        return tf.math.less(numbers, tf.dtypes.cast(tf.constant(below), TUint16.class));
    }

    /** Of the next draw of that name. */
    private Operand<TInt32> seed(Ops tf, String name) {
        int draw = draws.merge(name, 1, Integer::sum);
        int named = (int) NamedSeed.of(seed, "random/" + pass + "/" + name + "#" + draw);
        return tf.stack(List.of(tf.constant(named), step));
    }
}
