package dev.decant.runtime.config;

import com.typesafe.config.Config;
import dev.decant.api.execution.ProcessExecutor;
import dev.decant.api.listener.RunListener;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.DistillationStrategy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A completed configuration as one record, section by section as it is written. Maps keep the order of the file. */
record ExperimentSections(
        @Inline TopLevel.General general,
        DataConfig data,
        SplitConfig split,
        TrainConfig train,
        Teacher teacher,
        Selected<NetworkProvider<Record>> student,
        Selected<BlockSplitter<Record>> splitter,
        Evaluation evaluate,
        Optional<Comparison> compare,
        Optional<Selected<DistillationStrategy<Record>>> strategy,
        Optional<TuneConfig> tune,
        AnalysisConfig analysis,
        Optional<Selected<ProcessExecutor<Record>>> executor,

        @Expected("a section of listeners: NAME { type = ... }")
        Optional<Map<String, Selected<RunListener<Record>>>> listeners) {

    /** {@code teacher}: a network with its training, a finished run, one of each seed, or several together. */
    sealed interface Teacher {
        TeacherConfig config();
    }

    /** {@code teacher { type = ..., train { ... } }}. */
    record TrainedTeacher(@Inline Selected<NetworkProvider<Record>> teacher, TrainConfig train) implements Teacher {
        @Override
        public TeacherConfig config() {
            return new TeacherConfig.Trained(teacher, train);
        }
    }

    /** {@code teacher { run = PATH }}, whose best checkpoint is the teacher. */
    record FinishedRun(Path run) implements Teacher {
        @Override
        public TeacherConfig config() {
            return new TeacherConfig.FromRun(run);
        }
    }

    /** {@code teacher { runs = PATH, label = NAME }}: of each seed the run of that label. */
    record FinishedRuns(Path runs, String label) implements Teacher {
        @Override
        public TeacherConfig config() {
            return new TeacherConfig.FromRuns(runs, label);
        }
    }

    /** {@code teacher { ensemble = [PATH, ...] }}: several finished runs together. */
    record Ensemble(List<Path> ensemble) implements Teacher {
        @Override
        public TeacherConfig config() {
            return new TeacherConfig.Ensemble(ensemble);
        }
    }

    /** {@code evaluate}. */
    record Evaluation(
            @Inline EvaluateConfig judged,

            @Expected("a section of data sets: NAME { type = ... }")
            Optional<Map<String, DataConfig>> external) {
        private List<ExternalSet> sets() {
            return external.orElse(Map.of()).entrySet().stream()
                    .map(set -> new ExternalSet(set.getKey(), set.getValue()))
                    .toList();
        }
    }

    /** {@code compare}. */
    record Comparison(
            @Inline TopLevel.Comparison options,

            @Expected("a section of at least one strategy: NAME { type = ... }")
            Map<String, Contender> strategies) {
        private CompareConfig config(Selected<BlockSplitter<Record>> common) {
            List<CompareConfig.Contender> contenders = strategies.entrySet().stream()
                    .map(contender -> contender.getValue().config(contender.getKey(), common))
                    .toList();
            return new CompareConfig(
                    options.baseline(),
                    options.seeds(),
                    contenders,
                    options.resamples(),
                    options.confidence(),
                    options.equalTime(),
                    options.margin(),
                    options.tuned().orElse(Map.of()),
                    options.tune());
        }

        private Optional<Selected<DistillationStrategy<Record>>> baseline() {
            return Optional.ofNullable(strategies.get(options.baseline())).map(Contender::strategy);
        }
    }

    /** {@code compare.strategies.NAME}. */
    record Contender(
            @Inline Selected<DistillationStrategy<Record>> strategy,
            TrainConfig train,
            Optional<Selected<BlockSplitter<Record>>> splitter) {
        private CompareConfig.Contender config(String name, Selected<BlockSplitter<Record>> common) {
            return new CompareConfig.Contender(name, strategy, train, splitter.orElse(common));
        }
    }

    /**
     * The experiment. Without a strategy of its own it has that of the comparison's baseline.
     *
     * @param effective the configuration that these sections were bound from
     */
    Experiment experiment(Config effective) {
        return new Experiment(
                general.name(),
                effective,
                general.runs(),
                data,
                split,
                teacher.config(),
                student,
                splitter,
                strategy.or(() -> compare.flatMap(Comparison::baseline))
                        .orElseThrow(() -> new IllegalStateException("no strategy, and nothing reported")),
                train,
                evaluate.judged(),
                evaluate.sets(),
                compare.map(comparison -> comparison.config(splitter)),
                tune,
                analysis,
                executor,
                new ListenersConfig(listeners.orElse(Map.of())));
    }
}
