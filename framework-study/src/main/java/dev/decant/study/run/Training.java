package dev.decant.study.run;

import dev.decant.api.data.DataException;
import dev.decant.api.listener.Study;
import dev.decant.api.listener.WrittenFile;
import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.experiment.Fitting;
import dev.decant.runtime.experiment.RecalledRuns;
import dev.decant.runtime.experiment.RunRecall;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunCheck;
import dev.decant.runtime.run.RunDamage;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.Trainer;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.evaluation.EvaluatedRun;
import dev.decant.study.external.OpenedSets;
import dev.decant.study.listening.Telling;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Trains one student, and its teacher first where it needs one, or trains a run on that was interrupted. */
public final class Training {
    private final ExperimentLoader configurations;
    private final RunSpecs specs;
    private final Teachers teachers;
    private final RecalledRuns recalled;
    private final Fitting fitting;
    private final StopRequest stop;

    @Inject
    Training(
            ExperimentLoader configurations,
            RunSpecs specs,
            Teachers teachers,
            RecalledRuns recalled,
            Fitting fitting,
            StopRequest stop) {
        this.configurations = configurations;
        this.specs = specs;
        this.teachers = teachers;
        this.recalled = recalled;
        this.fitting = fitting;
        this.stop = stop;
    }

    /**
     * Trains the student of an experiment by its own strategy. What is finished already is found, what was interrupted
     * goes on.
     *
     * @param progress hears every run
     * @param judged hears the scores before the page is written, which may fail
     * @return the run's scores; its page is written into its folder
     * @throws dev.decant.api.config.InvalidConfiguration if parts of the experiment do not fit together
     * @throws DataException if its data cannot be used
     * @throws dev.decant.runtime.training.TrainingFailed if the training diverges
     */
    public EvaluatedRun train(Experiment experiment, TrainingListener progress, Consumer<EvaluatedRun> judged)
            throws IOException {
        try (Telling telling = Telling.open(experiment, Study.Kind.TRAINING, progress, stop);
                OpenedSets sets = OpenedSets.toTrainOn(experiment, progress)) {
            Trainer trainer = new Trainer(sets.data(), telling.runs(), stop);
            Optional<TeacherRun> teacher = teacher(experiment, trainer, sets.data());
            EvaluatedRun evaluated = evaluated(trainer, specs.student(experiment, teacher), experiment, sets, judged);
            telling.ended(page(evaluated));
            return evaluated;
        }
    }

    private Optional<TeacherRun> teacher(Experiment experiment, Trainer trainer, OpenedData data) throws IOException {
        var strategy = experiment.strategy();
        if (strategy.extension().needs(strategy.config()) == Needs.NO_TEACHER) {
            return Optional.empty();
        }
        long seed = experiment.train().seed();
        fitting.requireStudent(experiment, data);
        return Optional.of(teachers.forSeed(experiment, seed, trainer, data));
    }

    /**
     * Trains a run on from its last checkpoint, to the same bits as without the interruption. Of a finished run, damaged
     * results are made anew. Told of it are the listeners that the settings name: a run folder may come from elsewhere, and
     * says neither whom Decant connects to nor where it writes.
     *
     * @param folder of the run
     * @param settings override the configuration beside the run
     * @param judged hears the scores before the page is written, which may fail
     * @throws DataException if the folder holds no run, or data, plugins, threads or versions are not those that it began
     *     with
     */
    public EvaluatedRun resume(
            Path folder, List<Setting> settings, TrainingListener progress, Consumer<EvaluatedRun> judged)
            throws IOException {
        RunRecall recall = RunRecall.of(new RunFolder(folder));
        for (RunDamage damage : new RunCheck(recall.folder()).reopen()) {
            progress.notice(damage.description() + "; made anew from the best checkpoint");
        }
        Experiment experiment = configurations.loadBeside(recall.folder().config(), settings);
        Path runs = folder.toAbsolutePath().normalize().resolveSibling("");
        try (Telling telling = Telling.open(experiment, Study.Kind.TRAINING, runs, progress, stop);
                OpenedSets sets = OpenedSets.toTrainOn(experiment, progress)) {
            RunSpec spec = recalled.spec(recall, experiment, sets.data().task());
            String id = RunId.of(spec, sets.data().set().fingerprint());
            if (!id.equals(recall.id())) {
                throw new DataException("the run " + folder + " cannot be resumed: data, plugins, threads or versions"
                        + " are not those that it began with (its id would now be " + id + ")");
            }
            EvaluatedRun evaluated =
                    evaluated(new Trainer(sets.data(), telling.runs(), stop), spec, experiment, sets, judged);
            telling.ended(page(evaluated));
            return evaluated;
        }
    }

    private static List<WrittenFile> page(EvaluatedRun run) {
        return Telling.files(run.run().folder().path(), List.of("report.html"));
    }

    private static EvaluatedRun evaluated(
            Trainer trainer, RunSpec spec, Experiment experiment, OpenedSets sets, Consumer<EvaluatedRun> judged)
            throws IOException {
        FinishedRun run = trainer.train(spec);
        EvaluatedRun evaluated = EvaluatedRun.of(run, experiment.evaluate(), sets.external());
        judged.accept(evaluated);
        return evaluated.withReport(
                RunReport.write(run, experiment, sets.external(), Optional.of(sets.data()), trainer::notice));
    }
}
