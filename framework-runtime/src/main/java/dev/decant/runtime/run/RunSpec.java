package dev.decant.runtime.run;

import com.typesafe.config.Config;
import dev.decant.api.data.DataSource;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.SplitConfig;
import dev.decant.runtime.config.TrainConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One network that is trained once.
 *
 * @param label its name in listings: {@code teacher}, or a strategy's name in the configuration
 * @param folder where runs of this experiment are kept
 * @param teacher the finished run that it learns from; empty where its strategy needs none
 * @param source the experiment's resolved configuration, kept beside the run
 */
public record RunSpec(
        String label,
        Path folder,
        Selected<DataSource<Record>> data,
        SplitConfig split,
        Selected<NetworkProvider<Record>> network,
        Selected<DistillationStrategy<Record>> strategy,
        Selected<BlockSplitter<Record>> splitter,
        Optional<TeacherRun> teacher,
        TrainConfig train,
        EvaluateConfig evaluate,
        Config source) {
    /** The threads within an operation, with 0 resolved to the cores of this machine. */
    public int threads() {
        return train.threads() > 0 ? train.threads() : Runtime.getRuntime().availableProcessors();
    }
}
