package dev.decant.runtime.graph;

import static java.util.Objects.requireNonNull;

import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
import dev.decant.runtime.checkpoint.CheckpointException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
final class VariableTransfer {
    /** Variables moved in one call, so that copies of a large network never exist all at once. */
    private static final int AT_ONCE = 32;

    private final Map<StoredVariable, Door> doors = new HashMap<>();

    private record Door(Placeholder<TFloat32> value, Op assign, Operand<TFloat32> read) {}

    VariableTransfer(Ops tf, List<StoredVariable> variables) {
        for (StoredVariable variable : variables) {
            Placeholder<TFloat32> value = tf.placeholder(TFloat32.class, Placeholder.shape(variable.shape()));
            doors.put(
                    variable, new Door(value, tf.assign(variable.variable(), value), tf.identity(variable.variable())));
        }
    }

    void assign(Session session, List<StoredVariable> variables, Function<StoredVariable, float[]> values) {
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

    Checkpoint read(Session session, List<StoredVariable> variables, Map<String, String> metadata) {
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        for (int from = 0; from < variables.size(); from += AT_ONCE) {
            List<StoredVariable> some = variables.subList(from, Math.min(from + AT_ONCE, variables.size()));
            Session.Runner runner = session.runner();
            some.forEach(variable -> runner.fetch(door(variable).read()));
            try (Result result = runner.run()) {
                for (int i = 0; i < some.size(); i++) {
                    tensors.put(
                            some.get(i).name(),
                            new NamedTensor(some.get(i).shape().asArray(), Tensors.copy(result.get(i))));
                }
            }
        }
        return new Checkpoint(tensors, metadata);
    }

    void restore(
            Session session,
            List<StoredVariable> variables,
            Checkpoint checkpoint,
            Function<StoredVariable, String> nameInCheckpoint) {
        for (StoredVariable variable : variables) {
            String name = nameInCheckpoint.apply(variable);
            NamedTensor tensor = checkpoint.tensors().get(name);
            if (tensor == null) {
                throw new CheckpointException("the checkpoint has no variable " + name
                        + ": it was written by another network, strategy or version");
            }
            if (!Arrays.equals(tensor.shape(), variable.shape().asArray())) {
                throw new CheckpointException("the checkpoint's variable " + name + " has the shape "
                        + Arrays.toString(tensor.shape()) + ", the network needs " + variable.shape());
            }
        }
        assign(
                session,
                variables,
                variable -> requireNonNull(checkpoint.tensors().get(nameInCheckpoint.apply(variable)))
                        .values());
    }

    private Door door(StoredVariable variable) {
        return requireNonNull(doors.get(variable));
    }
}
