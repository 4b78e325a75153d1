package dev.decant.runtime.training;

import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.BatchPlan;
import dev.decant.runtime.evaluation.Suitability;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunLock;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.teaching.TeacherMemory;
import dev.decant.runtime.training.TrainingListener.RunStarted;
import java.io.IOException;
import java.util.List;

/** Trains one run to its end, from its beginning or from its last checkpoint, or finds it finished. */
public final class Trainer {
    private final OpenedData data;
    private final TrainingListener listener;

    public Trainer(OpenedData data, TrainingListener listener) {
        this.data = data;
        this.listener = listener;
    }

    /** Tells the user one line. */
    public void notice(String line) {
        listener.notice(line);
    }

    /**
     * Trains until the end.
     *
     * @throws TrainingFailed if the loss is not finite
     * @throws IOException if a file cannot be written; what was saved before stays
     */
    public FinishedRun train(RunSpec spec) throws IOException {
        Suitability.require(spec.evaluate(), data.task());
        String id = RunId.of(spec, data.set().fingerprint());
        RunFolder folder = new RunFolder(spec.folder().resolve(id));
        if (folder.finished()) {
            FinishedRun found = RunStore.read(folder.path());
            listener.found(found);
            return found;
        }
        try (RunLock lock = RunLock.take(folder.path());
                RunGraph graph = RunGraph.build(data.graph(spec))) {
            return train(new ActiveRun(spec, id, folder, data, graph));
        }
    }

    private FinishedRun train(ActiveRun run) throws IOException {
        RunCheckpoints checkpoints = new RunCheckpoints(run);
        ResidentMemory.resetPeak();
        List<String> plan = plan(run.train());
        TrainingState start = checkpoints.begin(plan);
        listener.started(new RunStarted(
                run.id(),
                run.spec().label(),
                run.train().seed(),
                start.nextEpoch(),
                run.train().epochs()));
        TrainingState end;
        try (TeacherMemory teacher = new TeacherPass(run, listener).memory()) {
            end = new TrainingLoop(run, checkpoints, teacher, listener).run(start);
            teacher.summary().ifPresent(listener::notice);
        }
        FinishedRun finished = new RunConclusion(run, checkpoints).conclude(end, plan);
        listener.finished(finished);
        return finished;
    }

    /** Digests of the planned order of batches. */
    private List<String> plan(TrainConfig train) {
        return BatchPlan.digests(
                index -> data.cache().info(index).id(),
                data.planned(),
                train.batchSize(),
                train.seed(),
                train.epochs());
    }
}
