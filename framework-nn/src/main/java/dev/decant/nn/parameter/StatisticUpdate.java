package dev.decant.nn.parameter;

import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * What a training step leaves behind in a statistic: a moving average.
 *
 * @param statistic the variable that keeps it
 * @param measured what this batch says, of the same shape
 * @param momentum the share of the old value in the new one, in [0, 1]
 */
public record StatisticUpdate(StoredVariable statistic, Operand<TFloat32> measured, double momentum) {
    /** The name of the statistic, owner first. */
    public String name() {
        return statistic.name();
    }

    /** The update of a step whose numbers are finite. */
    public Op assign(Ops gated) {
        return assign(gated, gated.constant(true));
    }

    /**
     * The update: momentum · old + (1 - momentum) · measured, or nothing where the step is none.
     *
     * @param gated operations of this scope run after every gradient of the step
     * @param finite whether all that the step measured are numbers, a scalar
     */
    public Op assign(Ops gated, Operand<TBool> finite) {
        Operand<TFloat32> variable = statistic.variable();
        float keep = (float) momentum;
        Operand<TFloat32> kept = gated.math.mul(gated.identity(variable), gated.constant(keep));
        Operand<TFloat32> added = gated.math.mul(measured, gated.constant(1 - keep));
        return gated.assign(variable, gated.select(finite, gated.math.add(kept, added), gated.identity(variable)));
    }
}
