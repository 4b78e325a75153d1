package dev.decant.runtime.experiment;

import dev.decant.api.task.Task;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.graph.GraphSpec.TeacherSpec;
import dev.decant.runtime.run.RunSpec;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An experiment's networks while nothing is trained, for those who ask what training them takes. */
public final class UntrainedRuns {
    private final RunSpecs specs;
    private final Teachers teachers;

    @Inject
    public UntrainedRuns(RunSpecs specs, Teachers teachers) {
        this.specs = specs;
        this.teachers = teachers;
    }

    /**
     * The teacher's own training, if it is trained here, and that of each strategy. One seed of each: seeds take the same
     * time.
     */
    public List<RunSpec> of(Experiment experiment) {
        List<RunSpec> runs = new ArrayList<>();
        if (experiment.teacher() instanceof TeacherConfig.Trained trained) {
            runs.add(specs.teacher(experiment, trained, experiment.train().seed()));
        }
        runs.addAll(students(experiment));
        return runs;
    }

    /** The training by the experiment's own strategy. */
    RunSpec student(Experiment experiment) {
        return specs.student(experiment, Optional.empty());
    }

    /** The training of each strategy: of those that are compared, or of the experiment's own. */
    List<RunSpec> students(Experiment experiment) {
        List<RunSpec> runs = new ArrayList<>();
        if (experiment.compare().isPresent()) {
            for (Contender contender : experiment.compare().get().contenders()) {
                runs.add(specs.contender(
                        experiment, contender, experiment.train().seed(), Optional.empty()));
            }
        } else {
            runs.add(student(experiment));
        }
        return runs;
    }

    /**
     * The teacher of each strategy. Its thresholds are chosen by training, so here they are the usual ones.
     *
     * @throws dev.decant.api.data.DataException if a run is named that is not finished
     */
    public TeacherSpec teacher(Experiment experiment, Task task) {
        float[] thresholds = new float[task.outputs()];
        Arrays.fill(thresholds, 0.5f);
        var plain = specs.plain();
        return new TeacherSpec(
                teachers.network(experiment, task), plain.extension().readouts(task, plain.config()), thresholds);
    }
}
