package dev.decant.runtime.graph;

import dev.decant.api.network.InputSpec;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TrainConfig;
import java.util.List;
import java.util.Optional;

/**
 * Everything that decides a run's graph.
 *
 * @param network the network that is trained
 * @param classWeights one for each class
 */
public record GraphSpec(
        InputSpec input,
        Task task,
        Selected<NetworkProvider<Record>> network,
        Selected<DistillationStrategy<Record>> strategy,
        Selected<BlockSplitter<Record>> splitter,
        Optional<TeacherSpec> teacher,
        TrainConfig train,
        float[] classWeights) {
    /**
     * The frozen network.
     *
     * @param readouts those that its own training asked for
     * @param thresholds those that its run chose, one for each class
     */
    public record TeacherSpec(
            Selected<NetworkProvider<Record>> network, List<ReadoutSpec> readouts, float[] thresholds) {}

    /** What the strategy needs of the teacher. */
    public DistillationStrategy.Needs needs() {
        return strategy.extension().needs(strategy.config());
    }

    /** The readouts that the strategy asks the student for. */
    public List<ReadoutSpec> readouts() {
        return strategy.extension().readouts(task, strategy.config());
    }
}
