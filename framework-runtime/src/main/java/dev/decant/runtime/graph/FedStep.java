package dev.decant.runtime.graph;

import dev.decant.runtime.config.OptimizerConfig;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A step's scalars as tensors. Close after the step. */
record FedStep(TInt32 number, TFloat32 learningRate, TFloat32 beta1Power, TFloat32 beta2Power)
        implements AutoCloseable {
    static FedStep of(Step step, OptimizerConfig optimizer) {
        return new FedStep(
                TInt32.scalarOf(step.number()),
                TFloat32.scalarOf((float) step.learningRate()),
                TFloat32.scalarOf((float) Math.pow(optimizer.beta1(), step.ofOptimizer())),
                TFloat32.scalarOf((float) Math.pow(optimizer.beta2(), step.ofOptimizer())));
    }

    /** What seeds random operations. */
    Session.Runner feedNumber(Session.Runner runner, BatchInputs inputs) {
        return runner.feed(inputs.step(), number);
    }

    /** What {@link AdamW} reads. */
    Session.Runner feedOptimizer(Session.Runner runner, BatchInputs inputs) {
        return runner.feed(inputs.learningRate(), learningRate)
                .feed(inputs.beta1Power(), beta1Power)
                .feed(inputs.beta2Power(), beta2Power);
    }

    @Override
    public void close() {
        number.close();
        learningRate.close();
        beta1Power.close();
        beta2Power.close();
    }
}
