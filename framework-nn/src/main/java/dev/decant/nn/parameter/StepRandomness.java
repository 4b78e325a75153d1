package dev.decant.nn.parameter;

import dev.decant.api.network.Randomness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

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
        int draw = draws.merge(name, 1, Integer::sum);
        int named = (int) NamedSeed.of(seed, "random/" + pass + "/" + name + "#" + draw);
        return tf.random.statelessRandomUniform(shape, tf.stack(List.of(tf.constant(named), step)), TFloat32.class);
    }
}
