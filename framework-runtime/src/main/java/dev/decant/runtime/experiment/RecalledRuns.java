package dev.decant.runtime.experiment;

import dev.decant.api.data.DataException;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;

/** The specifications of runs whose folders are there, rebuilt from the configurations beside them. */
public final class RecalledRuns {
    private final RunSpecs specs;
    private final Teachers teachers;

    @Inject
    public RecalledRuns(RunSpecs specs, Teachers teachers) {
        this.specs = specs;
        this.teachers = teachers;
    }

    /**
     * The run as it began, but where its folder is now.
     *
     * @param experiment the configuration beside the run
     * @param task that its teacher's readouts are for
     * @throws DataException if the configuration does not have the strategy any more, or the teacher's run is gone
     */
    public RunSpec spec(RunRecall recall, Experiment experiment, Task task) {
        RunSpec spec = recall.label().equals(RunSpecs.TEACHER)
                ? teacher(recall, experiment)
                : taught(specs.labelled(experiment, recall.label(), recall.seed()), recall, task);
        Path folder = recall.folder().path().toAbsolutePath().normalize();
        return spec.in(Optional.ofNullable(folder.getParent()).orElse(spec.folder()));
    }

    private RunSpec teacher(RunRecall recall, Experiment experiment) {
        if (experiment.teacher() instanceof TeacherConfig.Trained trained) {
            return specs.teacher(experiment, trained, recall.seed());
        }
        throw new DataException("the run " + recall.folder().path() + " does not say how its teacher was built");
    }

    private RunSpec taught(RunSpec untaught, RunRecall recall, Task task) {
        if (!untaught.recipe().needsTeacher()) {
            return untaught;
        }
        Optional<TeacherRun> teacher = recall.teacher().map(path -> teachers.named(path, task));
        return untaught.taughtBy(teacher);
    }
}
