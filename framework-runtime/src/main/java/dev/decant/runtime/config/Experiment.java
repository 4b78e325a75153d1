package dev.decant.runtime.config;

import com.typesafe.config.Config;
import dev.decant.api.execution.ProcessExecutor;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.DistillationStrategy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One configuration file, resolved and bound.
 *
 * @param name the folder under {@code runs}, by default the file's name without its extension
 * @param source the resolved configuration, defaults of the chosen extensions included, without {@code executor} and
 *     {@code listeners}
 * @param runs the folder of all runs
 * @param external data sets of which nothing is trained on, in the order of the file
 * @param tune what {@code decant tune} searches
 * @param analysis how much is looked into when its networks are analysed
 * @param executor where several runs are trained; empty for one after the other in this process
 * @param listeners who hears how runs go
 */
public record Experiment(
        String name,
        Config source,
        Path runs,
        DataConfig data,
        SplitConfig split,
        TeacherConfig teacher,
        Selected<NetworkProvider<Record>> student,
        Selected<BlockSplitter<Record>> splitter,
        Selected<DistillationStrategy<Record>> strategy,
        TrainConfig train,
        EvaluateConfig evaluate,
        List<ExternalSet> external,
        Optional<CompareConfig> compare,
        Optional<TuneConfig> tune,
        AnalysisConfig analysis,
        Optional<Selected<ProcessExecutor<Record>>> executor,
        ListenersConfig listeners) {
    public Experiment {
        external = List.copyOf(external);
    }

    /** The same with other contenders. */
    public Experiment withCompare(CompareConfig other) {
        return with(source, runs, Optional.of(other));
    }

    /** The same, kept beside its runs as another configuration. */
    public Experiment withSource(Config other) {
        return with(other, runs, compare);
    }

    /** The same with another folder of runs; the configuration that is kept beside them stays. */
    public Experiment withRuns(Path other) {
        return with(source, other, compare);
    }

    private Experiment with(Config otherSource, Path otherRuns, Optional<CompareConfig> otherCompare) {
        return new Experiment(
                name,
                otherSource,
                otherRuns,
                data,
                split,
                teacher,
                student,
                splitter,
                strategy,
                train,
                evaluate,
                external,
                otherCompare,
                tune,
                analysis,
                executor,
                listeners);
    }
}
