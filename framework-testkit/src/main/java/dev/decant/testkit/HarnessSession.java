package dev.decant.testkit;

import dev.decant.nn.parameter.StoredVariable;
import dev.decant.nn.parameter.Tensors;
import dev.decant.nn.parameter.VariableStore;
import dev.decant.nn.parameter.VariableTransfer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Runs a graph that may still grow: new variables start from their initial values with the next run. */
final class HarnessSession implements AutoCloseable {
    private final Ops tf;
    private final VariableStore store;
    private final FedInputs inputs;
    private final Session session;
    private final Map<StoredVariable, float[]> pending = new LinkedHashMap<>(); // set with the next run
    private VariableTransfer transfer;
    private int known;

    HarnessSession(Graph graph, Ops tf, VariableStore store, FedInputs inputs) {
        this.tf = tf;
        this.store = store;
        this.inputs = inputs;
        this.session = new Session(graph);
        this.transfer = new VariableTransfer(tf, List.of());
    }

    void set(StoredVariable variable, float[] values) {
        prepare();
        pending.put(variable, values);
    }

    List<float[]> read(List<StoredVariable> variables) {
        assignPending();
        return transfer.read(session, variables);
    }

    List<float[]> values(Collection<? extends Operand<TFloat32>> tensors) {
        assignPending();
        if (tensors.isEmpty()) {
            return List.of();
        }
        Session.Runner runner = session.runner();
        List<Tensor> fed = new ArrayList<>();
        try {
            inputs.feed(runner, fed);
            // A result refuses to hold one tensor twice.
            Map<Output<TFloat32>, Integer> fetched = new LinkedHashMap<>();
            for (Operand<TFloat32> tensor : tensors) {
                if (fetched.putIfAbsent(tensor.asOutput(), fetched.size()) == null) {
                    runner.fetch(tensor);
                }
            }
            try (Result result = runner.run()) {
                return tensors.stream()
                        .map(tensor -> Tensors.copy(result.get(fetched.getOrDefault(tensor.asOutput(), 0))))
                        .toList();
            }
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    @Override
    public void close() {
        session.close();
    }

    /** Variables that were created since are to be set to their initial values. */
    private void prepare() {
        List<StoredVariable> variables = store.variables();
        if (known < variables.size()) {
            for (StoredVariable variable : variables.subList(known, variables.size())) {
                pending.put(variable, variable.initial().get());
            }
            transfer = new VariableTransfer(tf, variables);
            known = variables.size();
        }
    }

    private void assignPending() {
        prepare();
        transfer.assign(
                session, List.copyOf(pending.keySet()), variable -> pending.getOrDefault(variable, new float[0]));
        pending.clear();
    }
}
