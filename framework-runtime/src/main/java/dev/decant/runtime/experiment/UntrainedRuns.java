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
        long seed = experiment.train().seed();
        List<RunSpec> runs = new ArrayList<>();
        if (experiment.teacher() instanceof TeacherConfig.Trained trained) {
            runs.add(specs.teacher(experiment, trained, seed));
        }
        if (experiment.compare().isPresent()) {
            for (Contender contender : experiment.compare().get().contenders()) {
                runs.add(specs.contender(experiment, contender, seed, Optional.empty()));
            }
        } else {
            runs.add(specs.student(experiment, Optional.empty()));
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
