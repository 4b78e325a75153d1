package dev.decant.study.search;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.io.file.Sha256;
import dev.decant.runtime.config.CanonicalJson;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.config.TuneConfig;
import dev.decant.runtime.config.TuneTarget;
import dev.decant.runtime.evaluation.Suitability;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunLock;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.Trainer;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.execution.Drain;
import dev.decant.study.execution.Jobs;
import dev.decant.study.execution.RunExecutor;
import dev.decant.study.execution.RunExecutors;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searches for the values of keys, by the metric that selects checkpoints on the validation split. */
public final class Tuning {
    private static final int DIGITS = 12;

    private final ExperimentVariants.Reader reader;
    private final RunSpecs specs;
    private final Teachers teachers;

    @Inject
    Tuning(ExperimentVariants.Reader reader, RunSpecs specs, Teachers teachers) {
        this.reader = reader;
        this.specs = specs;
        this.teachers = teachers;
    }

    /**
     * Searches as the section {@code tune} of a file says. A search that was interrupted goes on with the same decisions; a
     * trial that fails is worse than all others.
     *
     * @param jobs how many runs are trained side by side, and where
     * @param progress hears every run
     * @throws dev.decant.runtime.config.ConfigurationException with every problem of the file and of the spaces
     * @throws InvalidConfiguration if there is no section {@code tune}, or its epochs do not fit
     * @throws dev.decant.api.data.DataException if the data cannot be used
     */
    public Tuned tune(Path file, List<Setting> settings, Jobs jobs, TrainingListener progress) throws IOException {
        ExperimentVariants variants = reader.read(file, settings);
        Experiment experiment = variants.base();
        TuneConfig tune = experiment
                .tune()
                .orElseThrow(() -> new InvalidConfiguration(
                        "the configuration has no section tune: name keys and their spaces under tune.parameters"));
        int full = TuneTarget.train(tune, experiment).epochs();
        Rungs rungs = rungs(tune, full);
        List<Trial> trials = Trials.of(tune);
        try (OpenedData data =
                OpenedData.open(experiment.data(), experiment.split(), Workspaces.of(experiment), progress)) {
            Suitability.require(experiment.evaluate(), data.task());
            TrialRuns runs = new TrialRuns(variants, tune, specs);
            Path folder = folder(experiment, runs, data);
            try (RunLock lock = RunLock.take(folder)) {
                Journal journal = Journal.open(folder.resolve("journal.jsonl"));
                Search search = new Search(
                        trials, rungs, tune.eta(), experiment.evaluate().select(), journal);
                progress.notice(plan(tune, trials, rungs, folder));
                TuneUnits units = new TuneUnits(
                        new TuneUnits.Ground(experiment, runs, teachers, data, new Trainer(data, progress)),
                        tune,
                        search);
                try (RunExecutor executor = RunExecutors.open(jobs, experiment, data, progress)) {
                    Drain.drain(units, executor, progress);
                }
                units.requireTeachers();
                return new Tuned(
                        experiment.name(),
                        tune,
                        search.name(),
                        rungs,
                        search.records(),
                        search.best(),
                        full,
                        RunSpecs.folder(experiment),
                        experiment.compare().isPresent() && !tune.target().equals(TuneTarget.STUDENT),
                        folder);
            }
        }
    }

    private static Rungs rungs(TuneConfig tune, int full) {
        try {
            return Rungs.of(tune, full);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration("tune: " + e.getMessage());
        }
    }

    /** Everything that decides about a search is in its name, except how many trials it has: it can be given more. */
    private Path folder(Experiment experiment, TrialRuns runs, OpenedData data) {
        String fingerprint = data.set().fingerprint();
        StringBuilder decisive = new StringBuilder(CanonicalJson.render(experiment
                .source()
                .withoutPath("tune.trials")
                .withoutPath("name")
                .withoutPath("runs")));
        for (long seed : experiment.tune().orElseThrow().seeds()) {
            decisive.append(RunId.of(runs.untaught(new Trial(0, Map.of()), seed), fingerprint));
            Optional<RunSpec> teacher = teachers.toTrain(experiment, seed);
            teacher.ifPresent(spec -> decisive.append(RunId.of(spec, fingerprint)));
        }
        String hash = Sha256.hexOf(decisive.toString()).substring(0, DIGITS);
        return RunSpecs.folder(experiment).resolve("tune-" + hash);
    }

    private static String plan(TuneConfig tune, List<Trial> trials, Rungs rungs, Path folder) {
        return "tuning " + tune.target() + ": " + trials.size() + " trials, rungs at "
                + String.join(", ", rungs.epochs().stream().map(String::valueOf).toList()) + " epochs (" + folder + ")";
    }
}
