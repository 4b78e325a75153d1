package dev.decant.study.execution;

import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** Chooses an executor. */
public final class RunExecutors {
    private RunExecutors() {}

    /**
     * In this process for one job, in processes of their own for several.
     *
     * @param data of the experiment, whose record cache is there already
     * @param progress hears how many jobs there are and what each takes
     */
    public static RunExecutor open(Jobs jobs, Experiment experiment, OpenedData data, TrainingListener progress) {
        Machine machine = Machine.present();
        JobCount count = JobCount.of(jobs, trained(experiment), machine, JavaCommand.heapMiB());
        count.notices().forEach(progress::notice);
        return count.jobs() == 1
                ? new InProcessRuns(data)
                : new ForkedRuns(count.jobs(), JavaCommand.like(RunProcess.class));
    }

    private static List<TrainConfig> trained(Experiment experiment) {
        List<TrainConfig> all = new ArrayList<>(List.of(experiment.train()));
        if (experiment.teacher() instanceof TeacherConfig.Trained teacher) {
            all.add(teacher.train());
        }
        experiment
                .compare()
                .ifPresent(compare -> compare.contenders().forEach(contender -> all.add(contender.train())));
        return all;
    }
}
