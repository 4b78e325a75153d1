package dev.decant.runtime.graph;

import dev.decant.nn.parameter.StoredVariable;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * The exponential moving average of the student's weights (Polyak and Juditsky 1992, with forgetting): after each update
 * a ← a − (1 − d)·(a − θ), from the weights that a phase begins with, without a correction for the first steps.
 *
 * @param decay d
 * @param slots hold an average for each weight that is averaged
 * @param finite whether the step is one, a scalar; else the average stays
 */
record WeightAverage(double decay, Slots slots, Operand<TBool> finite) {
    /**
     * @param stepped the operation that updates the variable
     * @return the last operation of the variable's step: its average follows where it has one
     */
    Op follow(Ops tf, StoredVariable variable, Op stepped) {
        return slots.average(variable)
                .<Op>map(average -> {
                    Ops after = tf.withControlDependencies(List.of(stepped));
                    Operand<TFloat32> distance =
                            after.math.sub(after.identity(average.variable()), after.identity(variable.variable()));
                    Operand<TFloat32> share =
                            after.select(finite, after.constant((float) (1 - decay)), after.constant(0f));
                    return after.assignSub(average.variable(), after.math.mul(distance, share));
                })
                .orElse(stepped);
    }
}
