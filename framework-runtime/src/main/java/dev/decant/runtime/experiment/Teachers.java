package dev.decant.runtime.experiment;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.run.TrainedOn;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.Trainer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Provides the teacher of a seed: found finished, trained now, or named by hand. */
public final class Teachers {
    private final RunSpecs specs;
    private final TrainedNetworks networks;

    @Inject
    public Teachers(RunSpecs specs, TrainedNetworks networks) {
        this.specs = specs;
        this.networks = networks;
    }

    /** The teacher for one seed; training it is the run with the same id whoever asks. */
    public TeacherRun forSeed(Experiment experiment, long seed, Trainer trainer, OpenedData data) throws IOException {
        Optional<RunSpec> spec = toTrain(experiment, seed);
        if (spec.isPresent()) {
            return trained(spec.get(), trainer.train(spec.get()), data.task());
        }
        if (experiment.teacher() instanceof TeacherConfig.Ensemble ensemble) {
            List<TeacherRun> members = new ArrayList<>();
            for (Path run : ensemble.runs()) {
                members.add(finished(run, trainer, data));
            }
            var together = Ensemble.of(members);
            TrainConfig train = networks.recipe(members.get(0).run());
            RunSpec assembled = specs.ensemble(experiment, together, train, seed);
            return trained(assembled, trainer.assemble(assembled, Ensemble.weights(members)), data.task());
        }
        return finished(finished(experiment.teacher(), seed), trainer, data);
    }

    private TeacherRun finished(Path path, Trainer trainer, OpenedData data) throws IOException {
        TeacherRun named = named(path, data.task());
        requireSameTask(named, data.task(), path);
        String fingerprint = TrainedOn.of(new RunFolder(path)).fingerprint();
        if (!fingerprint.equals(data.set().fingerprint())) {
            trainer.notice("warning: the teacher " + path + " was trained on other data, or on the same data read"
                    + " otherwise: records that it trained on may be among this run's test records");
        }
        return named;
    }

    /** The run that trains the teacher of a seed; empty where finished runs are named. */
    public Optional<RunSpec> toTrain(Experiment experiment, long seed) {
        return experiment.teacher() instanceof TeacherConfig.Trained trained
                ? Optional.of(specs.teacher(experiment, trained, seed))
                : Optional.empty();
    }

    /**
     * The teacher of a seed where it is finished. One that is assembled of others counts as one that is not.
     *
     * @throws DataException if a run is named that is not finished, or it is damaged
     */
    Optional<TeacherRun> found(Experiment experiment, long seed, OpenedData data) {
        if (experiment.teacher() instanceof TeacherConfig.Ensemble) {
            return Optional.empty();
        }
        Optional<RunSpec> spec = toTrain(experiment, seed);
        if (spec.isEmpty()) {
            return Optional.of(named(finished(experiment.teacher(), seed), data.task()));
        }
        Path folder =
                spec.get().folder().resolve(RunId.of(spec.get(), data.set().fingerprint()));
        return new RunFolder(folder).finished()
                ? Optional.of(trained(spec.get(), RunStore.read(folder), data.task()))
                : Optional.empty();
    }

    /**
     * The id of the finished run that teaches a seed; of an ensemble those of its members.
     *
     * @throws DataException if it is not finished, or damaged
     */
    public String finishedId(Experiment experiment, long seed) {
        List<Path> runs = experiment.teacher() instanceof TeacherConfig.Ensemble ensemble
                ? ensemble.runs()
                : List.of(finished(experiment.teacher(), seed));
        return runs.stream().map(run -> RunStore.read(run).id()).collect(Collectors.joining(" "));
    }

    /** The teacher that its run gave. */
    public static TeacherRun trained(RunSpec spec, FinishedRun run, Task task) {
        return new TeacherRun(run, spec.recipe().network(), spec.recipe().readouts(task));
    }

    /** A finished run as a teacher, its network rebuilt from the configuration beside it. */
    TeacherRun named(Path path, Task task) {
        return networks.of(RunStore.read(path), task);
    }

    private static void requireSameTask(TeacherRun teacher, Task task, Path path) {
        Task own = teacher.run().test().task();
        if (!own.equals(task)) {
            throw new InvalidConfiguration(
                    "the teacher " + path + " predicts " + own.classes() + ", the data has " + task.classes());
        }
    }

    /**
     * The network that an experiment's teachers are built from.
     *
     * @throws DataException if a run is named that is not finished
     */
    Selected<NetworkProvider<Record>> network(Experiment experiment, Task task) {
        if (experiment.teacher() instanceof TeacherConfig.Trained trained) {
            return trained.network();
        } else if (experiment.teacher() instanceof TeacherConfig.Ensemble ensemble) {
            return Ensemble.of(
                    ensemble.runs().stream().map(run -> named(run, task)).toList());
        }
        return named(finished(experiment.teacher(), firstSeed(experiment)), task)
                .network();
    }

    private static long firstSeed(Experiment experiment) {
        return experiment
                .compare()
                .map(compare -> compare.seeds().get(0))
                .orElse(experiment.train().seed());
    }

    private static Path finished(TeacherConfig teacher, long seed) {
        if (teacher instanceof TeacherConfig.FromRuns from) {
            return new LabelledRuns(from.runs(), from.label()).ofSeed(seed);
        } else if (teacher instanceof TeacherConfig.FromRun from) {
            return from.run();
        }
        throw new IllegalStateException("the teacher is trained here, not finished elsewhere");
    }
}
