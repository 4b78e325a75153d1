package dev.decant.nn.parameter;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Moves values between variables and the JVM: the one way in for initial values, checkpoints and teachers. */
public final class VariableTransfer {
    /** Variables moved in one call, so that copies of a large network never exist all at once. */
    private static final int AT_ONCE = 32;

    private final Map<StoredVariable, Door> doors = new HashMap<>();

    private record Door(Placeholder<TFloat32> value, Op assign, Operand<TFloat32> read) {}

    /**
     * @param tf of the graph of the variables
     * @param variables all that are going to be moved
     */
    public VariableTransfer(Ops tf, List<StoredVariable> variables) {
        for (StoredVariable variable : variables) {
            Placeholder<TFloat32> value = tf.placeholder(TFloat32.class, Placeholder.shape(variable.shape()));
            doors.put(
                    variable, new Door(value, tf.assign(variable.variable(), value), tf.identity(variable.variable())));
        }
    }

    /**
     * Sets variables.
     *
     * @param values in row-major order; asked for once for each variable, as late as possible
     */
    public void assign(Session session, List<StoredVariable> variables, Function<StoredVariable, float[]> values) {
        for (int from = 0; from < variables.size(); from += AT_ONCE) {
            Session.Runner runner = session.runner();
            List<Tensor> fed = new ArrayList<>();
            try {
                for (StoredVariable variable : variables.subList(from, Math.min(from + AT_ONCE, variables.size()))) {
                    Door door = door(variable);
                    Tensor value = Tensors.of(variable.shape(), values.apply(variable), 0);
                    fed.add(value);
                    runner.feed(door.value(), value).addTarget(door.assign());
                }
                runner.run().close();
            } finally {
                fed.forEach(Tensor::close);
            }
        }
    }

    /** Copies of the values of variables, each in row-major order. */
    public List<float[]> read(Session session, List<StoredVariable> variables) {
        List<float[]> values = new ArrayList<>();
        for (int from = 0; from < variables.size(); from += AT_ONCE) {
            List<StoredVariable> some = variables.subList(from, Math.min(from + AT_ONCE, variables.size()));
            Session.Runner runner = session.runner();
            some.forEach(variable -> runner.fetch(door(variable).read()));
            try (Result result = runner.run()) {
                for (int i = 0; i < some.size(); i++) {
                    values.add(Tensors.copy(result.get(i)));
                }
            }
        }
        return values;
    }

    private Door door(StoredVariable variable) {
        return requireNonNull(doors.get(variable));
    }
}
