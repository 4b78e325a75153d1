package dev.decant.study.execution;

import dev.decant.api.execution.ProcessExecutor;
import dev.decant.api.execution.RunProgram;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.TrainingListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Chooses an executor. */
public final class RunExecutors {
    private RunExecutors() {}

    /**
     * In this process, or in processes of their own where the configuration or the jobs say so.
     *
     * @param data of the experiment, whose record cache is there already
     * @param progress hears how many jobs there are and what each takes
     * @param stop is heard by what is trained in this process
     * @throws IOException if there is no place for a process
     */
    public static RunExecutor open(
            Jobs jobs, Experiment experiment, OpenedData data, TrainingListener progress, StopRequest stop)
            throws IOException {
        Optional<Selected<ProcessExecutor<Record>>> chosen = experiment.executor();
        if (jobs instanceof Jobs.Local local && !local.count().equals(OptionalInt.of(1))) {
            LocalExecutor.Options options = new LocalExecutor.Options(local.count());
            return new ProcessRuns(new LocalExecutor().open(options, program(experiment), progress::notice));
        } else if (jobs instanceof Jobs.Local || chosen.isEmpty()) {
            return new InProcessRuns(data, stop);
        }
        return new ProcessRuns(
                chosen.get().extension().open(chosen.get().config(), program(experiment), progress::notice));
    }

    private static RunProgram program(Experiment experiment) {
        return ThisProgram.running(RunProcess.class, threads(trained(experiment)));
    }

    /** As {@code train.threads} says it, 0 for every core. */
    private static OptionalInt threads(List<TrainConfig> trained) {
        return trained.stream().anyMatch(train -> train.threads() == 0)
                ? OptionalInt.empty()
                : trained.stream().mapToInt(TrainConfig::threads).max();
    }

    /** The recipes of all runs of an experiment. */
    static List<TrainConfig> trained(Experiment experiment) {
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
