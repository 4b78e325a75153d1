package dev.decant.runtime.training;

import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.data.BatchPlan;
import dev.decant.runtime.evaluation.Suitability;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.Recipe;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunLock;
import dev.decant.runtime.run.RunManifest;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.teaching.TeacherMemory;
import dev.decant.runtime.training.TrainingListener.RunFailed;
import dev.decant.runtime.training.TrainingListener.RunPaused;
import dev.decant.runtime.training.TrainingListener.RunStarted;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Trains one run to its end, from its beginning or from its last checkpoint, or finds it finished. */
public final class Trainer {
    private final OpenedData data;
    private final TrainingListener listener;
    private final StopRequest stop;

    /** @param stop is heard after each step */
    public Trainer(OpenedData data, TrainingListener listener, StopRequest stop) {
        this.data = data;
        this.listener = listener;
        this.stop = stop;
    }

    /** Tells the user one line. */
    public void notice(String line) {
        listener.notice(line);
    }

    /**
     * Trains until the end.
     *
     * @throws TrainingFailed if the loss is not finite
     * @throws TrainingStopped if it was asked to stop
     * @throws IOException if a file cannot be written; what was saved before stays
     */
    public FinishedRun train(RunSpec spec) throws IOException {
        return trainUntil(spec, Integer.MAX_VALUE)
                .orElseThrow(() -> new IllegalStateException("a run stopped before its end, and nobody asked it to"));
    }

    /**
     * Trains until a run has so many epochs, or comes to its end before. Its schedule is that of all its epochs, and a later
     * call goes on to the same bits as one that never stopped.
     *
     * @param epochs after which it stops
     * @return empty if it has epochs left
     * @throws TrainingFailed if the loss is not finite
     * @throws TrainingStopped if it was asked to stop
     * @throws IOException if a file cannot be written; what was saved before stays
     */
    public Optional<FinishedRun> trainUntil(RunSpec spec, int epochs) throws IOException {
        Suitability.require(spec.evaluate(), data.task());
        String id = RunId.of(spec, data.set().fingerprint());
        RunFolder folder = new RunFolder(spec.folder().resolve(id));
        listener.about(spec, folder);
        if (folder.finished()) {
            FinishedRun found = RunStore.read(folder.path());
            RunManifest.warning(folder).ifPresent(listener::notice);
            listener.found(found);
            return Optional.of(found);
        }
        try (RunLock lock = RunLock.take(folder.path());
                RunGraph graph = RunGraph.build(data.graph(spec))) {
            return train(new ActiveRun(spec, id, folder, data, graph), epochs);
        }
    }

    /**
     * Makes a run of weights that others trained: judged, exported and kept as one that was trained here.
     *
     * @param weights of all of the network's variables
     * @throws dev.decant.runtime.checkpoint.CheckpointException if they are not those of this network
     * @throws IOException if a file cannot be written
     */
    public FinishedRun assemble(RunSpec spec, Checkpoint weights) throws IOException {
        Suitability.require(spec.evaluate(), data.task());
        String id = RunId.of(spec, data.set().fingerprint());
        RunFolder folder = new RunFolder(spec.folder().resolve(id));
        listener.about(spec, folder);
        if (folder.finished()) {
            FinishedRun found = RunStore.read(folder.path());
            RunManifest.warning(folder).ifPresent(listener::notice);
            listener.found(found);
            return found;
        }
        try (RunLock lock = RunLock.take(folder.path());
                RunGraph graph = RunGraph.build(data.graph(spec))) {
            ActiveRun run = new ActiveRun(spec, id, folder, data, graph);
            RunCheckpoints checkpoints = new RunCheckpoints(run);
            List<String> plan = plan(run.spec().recipe());
            checkpoints.begin(plan);
            listener.started(new RunStarted(id, spec.label(), spec.seed(), 0, 0));
            graph.variables().restoreModel(weights);
            checkpoints.keepBest(-1);
            FinishedRun finished = new RunConclusion(run, checkpoints).conclude(TrainingState.start(), plan);
            listener.finished(finished);
            return finished;
        }
    }

    private Optional<FinishedRun> train(ActiveRun run, int epochs) throws IOException {
        RunCheckpoints checkpoints = new RunCheckpoints(run);
        ResidentMemory.resetPeak();
        List<String> plan = plan(run.spec().recipe());
        TrainingState start = checkpoints.begin(plan);
        listener.started(new RunStarted(
                run.id(),
                run.spec().label(),
                run.train().seed(),
                start.nextEpoch(),
                run.train().epochs()));
        try {
            return trainOn(run, checkpoints, start, plan, epochs);
        } catch (TrainingStopped e) {
            throw e; // it is saved and goes on
        } catch (IOException | RuntimeException | Error e) {
            listener.failed(new RunFailed(run.id(), String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private Optional<FinishedRun> trainOn(
            ActiveRun run, RunCheckpoints checkpoints, TrainingState start, List<String> plan, int epochs)
            throws IOException {
        TrainingState end;
        try (TeacherMemory teacher = new TeacherPass(run, listener).memory()) {
            end = new TrainingLoop(run, checkpoints, teacher, listener, stop).run(start, epochs);
            teacher.summary().ifPresent(listener::notice);
        }
        if (!end.stopped() && end.nextEpoch() < run.train().epochs()) {
            listener.paused(new RunPaused(
                    run.id(),
                    run.spec().label(),
                    run.train().seed(),
                    end.nextEpoch(),
                    run.train().epochs()));
            return Optional.empty();
        }
        FinishedRun finished = new RunConclusion(run, checkpoints).conclude(end, plan);
        listener.finished(finished);
        return Optional.of(finished);
    }

    /** Digests of the planned order of batches. */
    private List<String> plan(Recipe recipe) {
        List<String> digests = BatchPlan.digests(
                index -> data.cache().info(index).id(),
                data.planned(recipe),
                recipe.train().batchSize(),
                recipe.train().seed(),
                recipe.train().epochs());
        return data.trainsOnLabelledAlone(recipe)
                ? digests.stream().map(FinishedRun.ON_LABELLED::concat).toList()
                : digests;
    }
}
