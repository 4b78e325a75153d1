package dev.decant.runtime.graph;

import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Where a batch and a step's scalars enter the graph.
 *
 * @param sequence [batch, time, channels]
 * @param mask [batch, time]
 * @param targets [batch, classes] or [batch, time]
 * @param step the number of the update, a scalar that seeds random operations
 * @param learningRate a scalar
 * @param beta1Power β₁ to the number of the optimiser's step, a scalar
 * @param beta2Power β₂ to the number of the optimiser's step, a scalar
 * @param partWeight the share of the batch's records that a part holds, a scalar
 */
record BatchInputs(
        Placeholder<TFloat32> sequence,
        Placeholder<TFloat32> mask,
        Placeholder<TFloat32> targets,
        Placeholder<TInt32> step,
        Placeholder<TFloat32> learningRate,
        Placeholder<TFloat32> beta1Power,
        Placeholder<TFloat32> beta2Power,
        Placeholder<TFloat32> partWeight) {
    static BatchInputs create(Ops tf, InputSpec input, Task task) {
        long time = input.steps().isPresent() ? input.steps().getAsInt() : Shape.UNKNOWN_SIZE;
        long width = task instanceof Task.PerStepBinary ? time : task.outputs();
        return new BatchInputs(
                floats(tf, "input.sequence", Shape.of(Shape.UNKNOWN_SIZE, time, input.width())),
                floats(tf, "input.mask", Shape.of(Shape.UNKNOWN_SIZE, time)),
                floats(tf, "input.targets", Shape.of(Shape.UNKNOWN_SIZE, width)),
                tf.withName("input.step").placeholder(TInt32.class, Placeholder.shape(Shape.scalar())),
                floats(tf, "input.learning-rate", Shape.scalar()),
                floats(tf, "input.beta1-power", Shape.scalar()),
                floats(tf, "input.beta2-power", Shape.scalar()),
                floats(tf, "input.part-weight", Shape.scalar()));
    }

    /** z_0 = x. */
    Features features() {
        return new Features(sequence, mask, Optional.empty());
    }

    private static Placeholder<TFloat32> floats(Ops tf, String name, Shape shape) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(shape));
    }
}
