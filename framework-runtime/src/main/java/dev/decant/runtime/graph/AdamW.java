package dev.decant.runtime.graph;

import dev.decant.nn.parameter.StoredVariable;
import dev.decant.runtime.config.OptimizerConfig;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2): θ ← θ − η·λ·θ, then Adam's step on the
 * gradient alone. The powers of β are fed, so that a step depends on nothing but its number.
 *
 * @param rate η, a scalar
 */
record AdamW(OptimizerConfig config, BatchInputs inputs, Operand<TFloat32> rate) {
    /**
     * @param gated operations of this scope run after every gradient of the step
     * @return the operation that updates the variable
     */
    Op update(Ops gated, StoredVariable parameter, StoredVariable m, StoredVariable v, Operand<TFloat32> gradient) {
        Ops after = gated;
        if (parameter.decays() && config.weightDecay() > 0) {
            Operand<TFloat32> decay =
                    gated.math.mul(gated.identity(parameter.variable()), gated.math.mul(rate, gated.constant((float)
                            config.weightDecay())));
            after = gated.withControlDependencies(List.of(gated.assignSub(parameter.variable(), decay)));
        }
        return after.train.applyAdam(
                parameter.variable(),
                m.variable(),
                v.variable(),
                inputs.beta1Power(),
                inputs.beta2Power(),
                rate,
                gated.constant((float) config.beta1()),
                gated.constant((float) config.beta2()),
                gated.constant((float) config.epsilon()),
                gradient);
    }
}
