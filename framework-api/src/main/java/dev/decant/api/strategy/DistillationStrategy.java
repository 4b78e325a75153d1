package dev.decant.api.strategy;

import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.plugin.Extension;
import dev.decant.api.task.Task;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** How a student learns from a teacher. A strategy knows no network. */
public interface DistillationStrategy<C extends Record> extends Extension<C> {
    /** What the strategy needs of the teacher. */
    enum Needs {
        /** Nothing: it trains on the labels alone. */
        NO_TEACHER,
        /** The teacher's outputs. */
        TEACHER,
        /** The teacher's and the student's blocks, cut into as many segments each. */
        SEGMENTS
    }

    /** What the strategy needs of the teacher; the context offers no more. */
    Needs needs(C config);

    /** The readouts that the student must offer. */
    List<ReadoutSpec> readouts(Task task, C config);

    /** Adds the losses to the graph. */
    List<Phase> phases(StrategyContext context, C config);

    /**
     * The prediction from the readouts' logits; part of the exported student.
     *
     * @param logits by readout name, [batch, classes] or [batch, time]
     * @return probabilities of the same shape
     */
    Operand<TFloat32> predict(Ops tf, Task task, Map<String, Operand<TFloat32>> logits, C config);
}
