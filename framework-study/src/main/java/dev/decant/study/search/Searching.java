package dev.decant.study.search;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.io.file.Sha256;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.TuneTarget;
import dev.decant.runtime.evaluation.Suitability;
import dev.decant.runtime.experiment.Fitting;
import dev.decant.runtime.experiment.Misfits;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunLock;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.StopRequest;
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
import org.tensorflow.exceptions.TensorFlowException;

/** Makes a search that is planned. */
public final class Searching {
    private static final int DIGITS = 12;

    private final RunSpecs specs;
    private final Teachers teachers;
    private final Fitting fitting;
    private final StopRequest stop;

    @Inject
    Searching(RunSpecs specs, Teachers teachers, Fitting fitting, StopRequest stop) {
        this.specs = specs;
        this.teachers = teachers;
        this.fitting = fitting;
        this.stop = stop;
    }

    /**
     * Before the first of several searches of one experiment.
     *
     * @throws ConfigurationException with each strategy of which no trial fits the data, the student or the teacher
     * @throws InvalidConfiguration if no trial of the student or the teacher does
     */
    void requireFit(List<SearchPlan> plans, OpenedData data) {
        Misfits misfits = new Misfits(plans.get(0).experiment());
        for (SearchPlan plan : plans) {
            misfits.attempt(plan.tune().target(), () -> requireTrial(plan, data));
        }
        misfits.refuse();
    }

    /** Builds graphs until one fits: a trial that does not is worse than all others later. */
    private void requireTrial(SearchPlan plan, OpenedData data) {
        TrialRuns runs = new TrialRuns(plan.variants(), plan.tune(), specs);
        String first = "";
        for (Trial trial : plan.trials()) {
            try {
                fitting.require(runs.untaught(trial, plan.tune().seeds().get(0)), plan.experiment(), data);
                return;
            } catch (ConfigurationException | InvalidConfiguration | TensorFlowException e) {
                first = first.isEmpty() ? String.valueOf(e.getMessage()) : first;
            }
        }
        throw new InvalidConfiguration("none of the " + plan.trials().size() + " trials of "
                + plan.tune().target() + " fits; the first: " + first);
    }

    /**
     * Searches, or goes on with the same decisions; a trial that fails is worse than all others.
     *
     * @param data of the experiment
     * @param jobs how many runs are trained side by side
     * @param progress hears every run
     * @throws dev.decant.api.data.DataException if the journal is damaged
     */
    Tuned search(SearchPlan plan, OpenedData data, Jobs jobs, SearchListener listener, TrainingListener progress)
            throws IOException {
        Experiment experiment = plan.experiment();
        Suitability.require(experiment.evaluate(), data.task());
        TrialRuns runs = new TrialRuns(plan.variants(), plan.tune(), specs);
        Path folder = folder(plan, runs, data);
        try (RunLock lock = RunLock.take(folder)) {
            Search search =
                    new Search(plan, experiment.evaluate().select(), Journal.open(folder.resolve("journal.jsonl")));
            listener.planned(new SearchListener.Planned(
                    plan.tune().target(), plan.trials().size(), plan.rungs().epochs(), folder));
            TuneUnits units = new TuneUnits(
                    new TuneUnits.Ground(experiment, runs, teachers, data, new Trainer(data, progress, stop)),
                    plan.tune(),
                    search,
                    listener);
            try (RunExecutor executor = RunExecutors.open(jobs, experiment, data, progress, stop)) {
                Drain.drain(units, executor, progress, stop);
            }
            units.requireTeachers();
            Tuned tuned = tuned(plan, search, folder);
            listener.found(tuned);
            return tuned;
        }
    }

    private static Tuned tuned(SearchPlan plan, Search search, Path folder) {
        Experiment experiment = plan.experiment();
        return new Tuned(
                experiment.name(),
                plan.tune(),
                search.name(),
                plan.rungs(),
                search.records(),
                search.best(),
                plan.full(),
                RunSpecs.folder(experiment),
                experiment.compare().isPresent() && !plan.tune().target().equals(TuneTarget.STUDENT),
                folder);
    }

    /** Everything that decides about a search is in its name. */
    private Path folder(SearchPlan plan, TrialRuns runs, OpenedData data) {
        String fingerprint = data.set().fingerprint();
        StringBuilder decisive = new StringBuilder(plan.decisive());
        for (long seed : plan.tune().seeds()) {
            decisive.append(RunId.of(runs.untaught(new Trial(0, Map.of()), seed), fingerprint));
            Optional<RunSpec> teacher = teachers.toTrain(plan.experiment(), seed);
            if (teacher.isPresent()) {
                decisive.append(RunId.of(teacher.get(), fingerprint));
            } else if (runs.taught()) {
                decisive.append(teachers.finishedId(plan.experiment(), seed));
            }
        }
        String hash = Sha256.hexOf(decisive.toString()).substring(0, DIGITS);
        return RunSpecs.folder(plan.experiment()).resolve("tune-" + plan.tune().target() + "-" + hash);
    }
}
