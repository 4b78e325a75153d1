package dev.decant.runtime.benchmark;

import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.graph.GraphSpec;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A network whose training steps are measured.
 *
 * @param name in tables
 * @param spec what is trained and how
 * @param batches opens what its steps are fed with, for a training such as that of {@code spec}
 */
public record Workload(String name, GraphSpec spec, Function<TrainConfig, StepBatches> batches) {
    /** The same, trained otherwise. */
    public Workload withTrain(UnaryOperator<TrainConfig> change) {
        return new Workload(
                name,
                new GraphSpec(
                        spec.data(),
                        spec.recipe().withTrain(change.apply(spec.recipe().train())),
                        spec.teacher()),
                batches);
    }
}
