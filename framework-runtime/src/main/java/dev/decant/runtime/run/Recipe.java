package dev.decant.runtime.run;

import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TrainConfig;
import java.util.List;

/**
 * What is trained and how. With the form of the data and a teacher it decides a graph, with the data itself a run.
 *
 * @param network the network that is trained
 * @param strategy what it learns from
 * @param splitter how it and its teacher are cut into segments, where the strategy asks for segments
 * @param train how long, in which batches, by which optimiser, from which seed
 */
public record Recipe(
        Selected<NetworkProvider<Record>> network,
        Selected<DistillationStrategy<Record>> strategy,
        Selected<BlockSplitter<Record>> splitter,
        TrainConfig train) {
    /** What the strategy needs of the teacher. */
    public Needs needs() {
        return strategy.extension().needs(strategy.config());
    }

    /** Whether it learns from a finished network. */
    public boolean needsTeacher() {
        return needs() != Needs.NO_TEACHER;
    }

    /** Whether it learns from labels alone, so that a record without one is of no use to it. */
    public boolean needsLabels() {
        return !needsTeacher();
    }

    /** The readouts that the strategy asks the network for. */
    public List<ReadoutSpec> readouts(Task task) {
        return strategy.extension().readouts(task, strategy.config());
    }

    /** The threads within an operation, with 0 resolved to the cores of this machine. */
    public int threads() {
        return train.threads() > 0 ? train.threads() : Runtime.getRuntime().availableProcessors();
    }

    /** The same, trained otherwise. */
    public Recipe withTrain(TrainConfig other) {
        return new Recipe(network, strategy, splitter, other);
    }
}
