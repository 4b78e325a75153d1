package dev.decant.runtime.graph;

import dev.decant.api.network.Features;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Segment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Notes what a strategy takes from the frozen network's own pass, while the graph is built. */
final class TeacherOutputs {
    private final List<TeacherOutput> noted = new ArrayList<>();

    /**
     * The same pass, of which every output is noted; extra tokens are no part of a sequence and are not.
     *
     * @param segments the network's blocks, cut as the pass was
     */
    ForwardPass noting(ForwardPass pass, List<Segment> segments) {
        int block = 0;
        for (int n = 1; n <= segments.size(); n++) {
            block += segments.get(n - 1).blocks().size();
            Features features = pass.after(n);
            if (features.tokens().isEmpty()) {
                note("block" + block, features.sequence());
            }
        }
        return new ForwardPass(pass.features(), name -> {
            Operand<TFloat32> logits = pass.logits(name);
            note("readout-" + name, logits);
            return logits;
        });
    }

    private void note(String name, Operand<TFloat32> tensor) {
        noted.add(new TeacherOutput(name, tensor.asOutput()));
    }

    /** Those that the targets depend on directly, not through another of them; without those of unknown shape. */
    List<TeacherOutput> reachedFrom(List<Operand<?>> targets) {
        Map<GraphOperation, TeacherOutput> byOperation = new HashMap<>();
        noted.stream()
                .filter(TeacherOutput::shaped)
                .forEach(output ->
                        byOperation.put((GraphOperation) output.tensor().op(), output));
        List<TeacherOutput> reached = new ArrayList<>();
        Set<GraphOperation> seen = new HashSet<>();
        Deque<GraphOperation> open = new ArrayDeque<>();
        targets.forEach(target -> open.add((GraphOperation) target.op()));
        while (!open.isEmpty() && !byOperation.isEmpty()) {
            GraphOperation operation = open.pop();
            if (!seen.add(operation)) {
                continue;
            }
            TeacherOutput output = byOperation.get(operation);
            if (output != null) {
                reached.add(output);
                continue;
            }
            operation.inputs().forEach(input -> open.push((GraphOperation) input.op()));
        }
        return List.copyOf(reached);
    }
}
