package dev.decant.api.strategy;

import dev.decant.api.extension.Extension;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.task.Task;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How a student learns from a teacher. A strategy knows no network. One that learns from outputs through the ordinary
 * readout says no more than its {@link #phases}.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
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

    /** What the strategy needs of the teacher; the context offers no more. Unless overridden, {@link Needs#TEACHER}. */
    default Needs needs(C config) {
        return Needs.TEACHER;
    }

    /**
     * The readouts that the student must offer, of names of their own; one of them is {@link ReadoutSpec#CLASS}. Unless
     * overridden that one alone, in the form of the task.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if the strategy does not support the task
     */
    default List<ReadoutSpec> readouts(Task task, C config) {
        return List.of(ReadoutSpec.of(task));
    }

    /**
     * Adds the losses to the graph.
     *
     * @return at least one phase, in order, of names of their own; the shares of epochs sum to 1
     * @throws dev.decant.api.config.InvalidConfiguration if the strategy does not support the task, or the two networks
     *     do not fit together
     */
    List<Phase> phases(StrategyContext context, C config);

    /**
     * The prediction from the readouts' logits; part of the exported student. Unless overridden, the {@linkplain
     * Task#probabilities probabilities} of the readout {@link ReadoutSpec#CLASS}.
     *
     * @param logits by the name of each readout that was asked for, [batch, classes] or [batch, time]
     * @return probabilities of the same shape
     * @throws IllegalArgumentException if a readout that was asked for is missing
     */
    default Operand<TFloat32> predict(Ops tf, Task task, Map<String, Operand<TFloat32>> logits, C config) {
        Operand<TFloat32> own = logits.get(ReadoutSpec.CLASS);
        if (own == null) {
            throw new IllegalArgumentException(
                    "the readout " + ReadoutSpec.CLASS + " is missing among " + logits.keySet());
        }
        return task.probabilities(tf, own);
    }
}
