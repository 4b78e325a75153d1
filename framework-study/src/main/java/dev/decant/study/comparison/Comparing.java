package dev.decant.study.comparison;

import dev.decant.api.listener.Study;
import dev.decant.api.listener.WrittenFile;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.external.ExternalSets;
import dev.decant.study.external.OpenedSets;
import dev.decant.study.listening.Telling;
import dev.decant.study.request.InvalidRequest;
import dev.decant.study.search.ContenderTuning;
import dev.decant.study.search.SearchListener;
import dev.decant.study.search.TunedContenders;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares strategies on the same data, seeds and batches, on the test split and on external sets. */
public final class Comparing {
    private final ExperimentLoader configurations;
    private final ContenderTuning tuning;
    private final ComparisonTrainer trainer;
    private final StopRequest stop;

    @Inject
    Comparing(ExperimentLoader configurations, ContenderTuning tuning, ComparisonTrainer trainer, StopRequest stop) {
        this.configurations = configurations;
        this.tuning = tuning;
        this.trainer = trainer;
        this.stop = stop;
    }

    /**
     * Compares what a section {@code compare} names, as {@link #compare(Experiment, ComparisonOptions, TrainingListener)}
     * does; with {@code compare.tune} every strategy is tuned first, and compared as it was best.
     *
     * @param search hears the searches
     * @param progress hears every run
     * @param writing writes down what was found, before the experiment's listeners are told of the end
     */
    public Compared compare(
            ExperimentVariants variants,
            ComparisonOptions options,
            SearchListener search,
            TrainingListener progress,
            Writing writing)
            throws IOException {
        Experiment experiment = variants.base();
        ComparisonTrainer.requireComparable(experiment);
        return compare(
                experiment,
                options,
                progress,
                (data, runs) -> tuning.tune(variants, names(experiment), data, options.jobs(), search, runs),
                writing);
    }

    /** Shows a comparison, and writes it where it belongs. */
    public interface Writing {
        /** Nothing is written. */
        Writing NONE = compared -> List.of();

        /** Returns what was written. */
        List<WrittenFile> write(Compared compared) throws IOException;
    }

    /**
     * Compares what an experiment's section {@code compare} names; trains what is missing first. A strategy that fails in
     * training leaves the table, and the others go on.
     *
     * @param progress hears every run
     * @throws InvalidRequest if the baseline is none of the contenders
     * @throws dev.decant.api.config.InvalidConfiguration if the experiment compares nothing, tunes first, or parts do not fit
     *     together
     * @throws dev.decant.runtime.config.ConfigurationException with each strategy that does not fit the rest, before anything
     *     is trained
     * @throws dev.decant.api.data.DataException if the data cannot be used
     */
    public Compared compare(Experiment experiment, ComparisonOptions options, TrainingListener progress)
            throws IOException {
        return compare(
                experiment, options, progress, (data, runs) -> new TunedContenders(experiment, Map.of()), Writing.NONE);
    }

    /** What is done first with the data of an experiment. */
    private interface Beforehand {
        /** @param runs hears every run */
        TunedContenders with(OpenedData data, TrainingListener runs) throws IOException;
    }

    private Compared compare(
            Experiment experiment,
            ComparisonOptions options,
            TrainingListener progress,
            Beforehand beforehand,
            Writing writing)
            throws IOException {
        options.baseline().ifPresent(name -> requireContender(name, names(experiment)));
        ComparisonTrainer.compare(experiment);
        try (Telling telling = Telling.open(experiment, Study.Kind.COMPARISON, progress, stop);
                OpenedSets sets = OpenedSets.toTrainOn(experiment, progress)) {
            TrainingListener runs = telling.runs();
            TunedContenders tuned = beforehand.with(sets.data(), runs);
            TrainedComparison trained = trainer.train(tuned.experiment(), sets.data(), options.jobs(), runs);
            RunComparator usual = RunComparator.of(trained.experiment()).withTuning(tuned.efforts());
            RunComparator comparator =
                    options.baseline().map(usual::withBaseline).orElse(usual);
            Compared compared = new Compared(
                    trained.runs(),
                    comparator.findings(trained.runs(), sets.external(), Optional.of(sets.data())),
                    Optional.of(RunSpecs.folder(experiment)));
            telling.ended(writing.write(compared));
            return compared;
        }
    }

    /**
     * Compares finished runs by the statistics and the external sets of the configuration beside the first.
     *
     * @param settings override that configuration
     * @throws InvalidRequest if all are teachers, or the baseline is none of them
     * @throws dev.decant.api.data.DataException if one is not finished, or they were trained on different batches
     */
    public Compared compareRuns(
            List<Path> folders, List<Setting> settings, ComparisonOptions options, TrainingListener progress)
            throws IOException {
        List<FinishedRun> finished = folders.stream().map(RunStore::read).toList();
        ComparisonRuns runs = ComparisonRuns.of(finished);
        if (runs.contenders().isEmpty()) {
            throw InvalidRequest.because("all of these runs are teachers; nothing to compare");
        }
        String baseline = options.baseline().orElseGet(runs::usualBaseline);
        requireContender(baseline, List.copyOf(runs.contenders().keySet()));
        Experiment experiment =
                configurations.loadBeside(finished.get(0).folder().config(), settings);
        RunComparator comparator = RunComparator.ofFinished("runs", baseline, experiment);
        try (ExternalSets external = ExternalSets.open(experiment, Workspaces.of(experiment), progress)) {
            return new Compared(runs, comparator.findings(runs, external, Optional.empty()), Optional.empty());
        }
    }

    private static List<String> names(Experiment experiment) {
        return experiment.compare().stream()
                .flatMap(compare -> compare.contenders().stream())
                .map(CompareConfig.Contender::name)
                .toList();
    }

    private static void requireContender(String name, List<String> contenders) {
        if (!contenders.contains(name)) {
            throw InvalidRequest.of("baseline", " " + name + " is none of " + String.join(", ", contenders));
        }
    }
}
