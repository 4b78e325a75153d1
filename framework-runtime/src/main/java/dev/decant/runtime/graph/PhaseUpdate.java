package dev.decant.runtime.graph;

import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.Batch;
import java.util.List;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/** How one batch changes the parameters of a phase: computed whole, or in parts whose gradients are summed. */
sealed interface PhaseUpdate permits WholeBatchUpdate, AccumulatedUpdate {
    static PhaseUpdate of(Ops tf, PhaseGradients phase, Slots slots, BatchInputs inputs, TrainConfig train) {
        return train.accumulate() == 1
                ? new WholeBatchUpdate(tf, phase, slots, inputs, train)
                : new AccumulatedUpdate(tf, phase, slots, inputs, train);
    }

    /** What it minimises. */
    PhaseGradients phase();

    /** The operation behind which everything lies that is computed of the records of a part. */
    Op arithmetic();

    /** The parts that a batch is computed in. */
    List<BatchPart> parts(Batch batch);

    /** What seeds the random operations of a part, from the number of the update in the run. */
    int number(int step, int part);

    /**
     * Makes one step.
     *
     * @param taught what the frozen network makes of the batch, where it is known
     */
    StepResult run(SessionCalls calls, Batch batch, TeacherValues taught, Step step);

    /** One operation that has run when all of them have. */
    static Op all(Ops tf, List<Op> operations) {
        return tf.withControlDependencies(operations).noOp();
    }
}
