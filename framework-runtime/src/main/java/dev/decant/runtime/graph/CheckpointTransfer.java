package dev.decant.runtime.graph;

import static java.util.Objects.requireNonNull;

import dev.decant.nn.parameter.StoredVariable;
import dev.decant.nn.parameter.VariableTransfer;
import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
import dev.decant.runtime.checkpoint.CheckpointException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** Moves values between the variables of a graph and checkpoints, by name. */
final class CheckpointTransfer {
    private final VariableTransfer transfer;

    CheckpointTransfer(Ops tf, List<StoredVariable> variables) {
        this.transfer = new VariableTransfer(tf, variables);
    }

    void assign(Session session, List<StoredVariable> variables, Function<StoredVariable, float[]> values) {
        transfer.assign(session, variables, values);
    }

    Checkpoint read(Session session, List<StoredVariable> variables, Map<String, String> metadata) {
        List<float[]> values = transfer.read(session, variables);
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            StoredVariable variable = variables.get(i);
            tensors.put(variable.name(), new NamedTensor(variable.shape().asArray(), values.get(i)));
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
}
