package dev.decant.runtime.experiment;

import dev.decant.api.data.DataException;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.run.TeacherRun;
import jakarta.inject.Inject;
import java.util.List;

/** What the networks of finished runs are built from, as the configurations beside them say. */
public final class TrainedNetworks {
    private final ExperimentLoader configurations;
    private final RunSpecs specs;

    @Inject
    public TrainedNetworks(ExperimentLoader configurations, RunSpecs specs) {
        this.configurations = configurations;
        this.specs = specs;
    }

    /**
     * The network of a run of any label, and the readouts that its strategy asked for. That plugins changed since the
     * run was trained is no obstacle, as long as its configuration can be read.
     *
     * @param task that decides the readouts
     * @throws DataException if the configuration does not say how the network was built
     */
    public TeacherRun of(FinishedRun run, Task task) {
        Experiment origin = configurations.loadBeside(run.folder().config(), List.of());
        Selected<NetworkProvider<Record>> network = origin.student();
        Selected<DistillationStrategy<Record>> strategy = strategy(origin, run.label());
        if (run.label().equals(RunSpecs.TEACHER)) {
            network = teacher(origin, run, task);
            strategy = specs.plain();
        }
        return new TeacherRun(run, network, strategy.extension().readouts(task, strategy.config()));
    }

    /** The training that is common to all networks of the configuration beside a run. */
    TrainConfig recipe(FinishedRun run) {
        return configurations.loadBeside(run.folder().config(), List.of()).train();
    }

    private Selected<NetworkProvider<Record>> teacher(Experiment origin, FinishedRun run, Task task) {
        if (origin.teacher() instanceof TeacherConfig.Trained trained) {
            return trained.network();
        } else if (origin.teacher() instanceof TeacherConfig.Ensemble ensemble) {
            return Ensemble.of(ensemble.runs().stream()
                    .map(member -> of(RunStore.read(member), task))
                    .toList());
        }
        throw new DataException("the run " + run.folder().path() + " does not say how its teacher was built");
    }

    private static Selected<DistillationStrategy<Record>> strategy(Experiment origin, String label) {
        return origin.compare()
                .flatMap(compare -> compare.contenders().stream()
                        .filter(contender -> contender.name().equals(label))
                        .findFirst())
                .map(Contender::strategy)
                .orElse(origin.strategy());
    }
}
