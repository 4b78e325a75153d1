package dev.decant.reproduction;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.experiment.TrainedNetworks;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.comparison.ComparisonRuns;
import dev.decant.study.comparison.ComparisonTrainer;
import dev.decant.study.comparison.RunComparator;
import dev.decant.study.comparison.TrainedComparison;
import dev.decant.study.execution.Jobs;
import dev.decant.study.external.ExternalSets;
import dev.decant.study.external.OpenedSets;
import dev.decant.study.page.TuneFolder;
import dev.decant.study.search.ContenderTuning;
import dev.decant.study.search.SearchListener;
import dev.decant.study.search.TunedContenders;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Repeats the paper's tables, figures and claims for one task: trains what they need, or takes finished runs. */
final class Reproducer {
    private final TrainedNetworks networks;
    private final ContenderTuning tuning;
    private final ComparisonTrainer trainer;

    @Inject
    Reproducer(TrainedNetworks networks, ContenderTuning tuning, ComparisonTrainer trainer) {
        this.networks = networks;
        this.tuning = tuning;
        this.trainer = trainer;
    }

    /**
     * What {@link #train} requires before it begins.
     *
     * @throws InvalidConfiguration as {@link #train} does
     * @throws dev.decant.runtime.config.ConfigurationException as {@link #train} does
     * @throws DataException if the data cannot be used
     */
    void requireFit(ExperimentVariants variants, Set<Target> targets, TrainingListener progress) {
        Experiment whole = variants.base();
        CompareConfig compare = Methods.neededBy(targets, ComparisonTrainer.compare(whole));
        try (OpenedSets sets = OpenedSets.toTrainOn(whole, progress)) {
            if (compare.tune().isPresent()) {
                tuning.requireFit(variants, names(compare), sets.data());
            } else {
                trainer.requireFit(whole.withCompare(compare), sets.data());
            }
        }
    }

    private static List<String> names(CompareConfig compare) {
        return compare.contenders().stream().map(Contender::name).toList();
    }

    /**
     * Trains the contenders that the targets need, tuned before as {@code compare.tune} says; what is finished already is
     * found.
     *
     * @param jobs how many runs are trained side by side, and where
     * @throws InvalidConfiguration if the experiment has no comparison or its parts do not fit together
     * @throws dev.decant.runtime.config.ConfigurationException with each contender that does not fit the rest; nothing is
     *     trained then
     * @throws DataException if the data cannot be used
     */
    TaskReproduction train(
            ReproducedTask task, ExperimentVariants variants, Set<Target> targets, Jobs jobs, TrainingListener progress)
            throws IOException {
        Experiment whole = variants.base();
        CompareConfig compare = Methods.neededBy(targets, ComparisonTrainer.compare(whole));
        int perSeed = compare.contenders().size()
                + (compare.equalTime() ? 1 : 0)
                + (whole.teacher() instanceof TeacherConfig.Trained ? 1 : 0);
        TrainingListener counting =
                new RunCount(progress, task.name(), perSeed * compare.seeds().size());
        try (OpenedSets sets = OpenedSets.toTrainOn(whole, progress)) {
            TunedContenders tuned = tuning.tune(
                    variants,
                    names(compare),
                    sets.data(),
                    jobs,
                    TuneFolder.writing(SearchListener.lines(progress), progress),
                    progress);
            Experiment experiment = tuned.experiment()
                    .withCompare(Methods.neededBy(targets, ComparisonTrainer.compare(tuned.experiment())));
            TrainedComparison trained = trainer.train(experiment, sets.data(), jobs, counting);
            return judge(task, experiment, targets, progress)
                    .judge(
                            trained.runs(),
                            RunComparator.of(trained.experiment()).withTuning(tuned.efforts()),
                            sets.external(),
                            Optional.of(sets.data()),
                            "");
        }
    }

    /**
     * Makes the reproduction of finished runs. Their data are opened only where figures ask for them; where that fails,
     * the claims on the inside of networks stay undecided.
     *
     * @param experiment the configuration beside one of the runs
     */
    TaskReproduction ofRuns(
            ReproducedTask task,
            Experiment experiment,
            ComparisonRuns runs,
            Set<Target> targets,
            TrainingListener progress)
            throws IOException {
        RunComparator comparator = RunComparator.ofFinished(task.name(), runs.usualBaseline(), experiment);
        TaskJudge judge = judge(task, experiment, targets, progress);
        try (ExternalSets external = ExternalSets.open(experiment, Workspaces.of(experiment), progress)) {
            if (!judge.looksInside()) {
                return judge.judge(runs, comparator, external, Optional.empty(), "");
            }
            Optional<OpenedData> data = Optional.empty();
            String reason = "";
            try {
                data = Optional.of(
                        OpenedData.open(experiment.data(), experiment.split(), Workspaces.of(experiment), progress));
            } catch (DataException e) {
                reason = "the runs' data cannot be opened: " + e.getMessage();
                progress.notice(reason);
            }
            try {
                return judge.judge(runs, comparator, external, data, reason);
            } finally {
                data.ifPresent(OpenedData::close);
            }
        }
    }

    private TaskJudge judge(
            ReproducedTask task, Experiment experiment, Set<Target> targets, TrainingListener progress) {
        return new TaskJudge(task, targets, TaskJudge.analyst(networks, experiment, progress), progress);
    }
}
