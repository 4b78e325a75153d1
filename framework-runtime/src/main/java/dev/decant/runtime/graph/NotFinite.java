package dev.decant.runtime.graph;

import dev.decant.nn.parameter.StoredVariable;
import dev.decant.runtime.data.Batch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Looks where the numbers of a step cease to be finite. Every tensor of the forward pass is asked, in the order of the graph,
 * then every gradient: that takes time, and adds operations that no step runs.
 */
final class NotFinite {
    private static final String VARIABLE = "VariableV2";

    private final Session session;
    private final BatchInputs inputs;
    private final PhaseUpdate update;
    private final Map<Output<?>, Operand<TBool>> forward = new LinkedHashMap<>();
    private final Map<StoredVariable, Operand<TBool>> gradients = new LinkedHashMap<>();

    NotFinite(Graph graph, Session session, BatchInputs inputs, PhaseUpdate update) {
        this.session = session;
        this.inputs = inputs;
        this.update = update;
        Ops tf = Ops.create(graph).withSubScope("finite");
        PhaseGradients phase = update.phase();
        Set<GraphOperation> behind = new HashSet<>(graph.subgraphTo(Set.of(phase.loss())));
        behind.add((GraphOperation) phase.loss().op());
        List<GraphOperation> ordered = new ArrayList<>();
        graph.operations().forEachRemaining(ordered::add);
        ordered.stream()
                .filter(behind::contains)
                .forEach(operation -> floats(operation).forEach(output -> forward.put(output, isFinite(tf, output))));
        for (int i = 0; i < phase.trained().size(); i++) {
            gradients.put(phase.trained().get(i), isFinite(tf, phase.gradients().get(i)));
        }
    }

    private static List<Output<TFloat32>> floats(GraphOperation operation) {
        List<Output<TFloat32>> floats = new ArrayList<>();
        for (int i = 0; i < operation.numOutputs(); i++) {
            Output<TFloat32> output = operation.output(i);
            DataType type = output.dataType();
            if (type == DataType.DT_FLOAT || type == DataType.DT_FLOAT_REF) {
                floats.add(output);
            }
        }
        return floats;
    }

    private static Operand<TBool> isFinite(Ops tf, Operand<TFloat32> tensor) {
        return tf.reduceAll(tf.math.isFinite(tf.reshape(tensor, tf.constant(new int[] {-1}))), tf.constant(0));
    }

    /** What is not finite first, as a clause. */
    String first(Batch batch, TeacherValues taught, int step) {
        List<BatchPart> parts = update.parts(batch);
        for (int i = 0; i < parts.size(); i++) {
            Optional<String> found = first(batch, taught, parts.get(i), update.number(step, i));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return "the norm of all gradients, each of which is finite: their squares overflow";
    }

    private Optional<String> first(Batch batch, TeacherValues taught, BatchPart part, int number) {
        try (FedRecords records = FedRecords.of(batch, part.from(), part.to());
                TeacherValues.Fed teacher = taught.of(part.from(), part.to());
                TInt32 fed = TInt32.scalarOf(number)) {
            Session.Runner runner =
                    teacher.feed(records.feed(session.runner(), inputs)).feed(inputs.step(), fed);
            forward.values().forEach(runner::fetch);
            gradients.values().forEach(runner::fetch);
            try (Result result = runner.run()) {
                return first(result);
            }
        }
    }

    private Optional<String> first(Result result) {
        int i = 0;
        for (Iterator<Output<?>> outputs = forward.keySet().iterator(); outputs.hasNext(); i++) {
            Output<?> output = outputs.next();
            if (!((TBool) result.get(i)).getBoolean()) {
                return Optional.of(name((GraphOperation) output.op()));
            }
        }
        List<String> bad = new ArrayList<>();
        for (StoredVariable parameter : gradients.keySet()) {
            if (!((TBool) result.get(i++)).getBoolean()) {
                bad.add(parameter.name());
            }
        }
        // the last parameter is the nearest to the loss, where gradients begin
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of("the gradient of " + bad.get(bad.size() - 1)
                        + (bad.size() == 1 ? "" : " (and of " + (bad.size() - 1) + " other parameters)"));
    }

    private static String name(GraphOperation operation) {
        if (operation.type().equals(VARIABLE)) {
            return "the parameter " + parameter(operation);
        }
        String with = nearest(operation)
                .map(parameter -> ", computed with " + parameter)
                .orElse("");
        return "the output of " + operation.type() + with;
    }

    /** The parameter that the fewest operations lie in between. */
    private static Optional<String> nearest(GraphOperation from) {
        Set<GraphOperation> seen = new HashSet<>();
        Deque<GraphOperation> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            GraphOperation operation = open.poll();
            if (operation.type().equals(VARIABLE)) {
                return Optional.of(parameter(operation));
            }
            operation.inputs().forEach(input -> {
                GraphOperation before = (GraphOperation) input.op();
                if (seen.add(before)) {
                    open.add(before);
                }
            });
        }
        return Optional.empty();
    }

    private static String parameter(GraphOperation variable) {
        return variable.name().replace('.', '/');
    }
}
