package dev.decant.runtime.training;

import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.checkpoint.Safetensors;
import dev.decant.runtime.graph.RunVariables;
import dev.decant.runtime.run.Provenance;
import dev.decant.runtime.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Where a run begins, and what it saves to go on from: the last checkpoint, and the network at its best. */
final class RunCheckpoints {
    private final ActiveRun run;
    private final RunFolder folder;
    private final RunVariables variables;

    RunCheckpoints(ActiveRun run) {
        this.run = run;
        this.folder = run.folder();
        this.variables = run.graph().variables();
    }

    /**
     * Gives every variable its value: the initial one, or that of the last checkpoint; and the teacher's, which nothing
     * changes from here on.
     *
     * @param plan digests of the planned order of batches, for the provenance of a new run
     */
    TrainingState begin(List<String> plan) throws IOException {
        boolean resumes = Files.isRegularFile(folder.last());
        TrainingState state = TrainingState.start();
        if (resumes) {
            state = resume();
        } else {
            variables.initialise();
            Provenance.write(
                    folder,
                    run.id(),
                    run.spec(),
                    DataProvenance.of(run.data(), run.spec().data()),
                    plan);
        }
        if (run.graph().hasTeacher()) {
            variables.loadTeacher(Safetensors.read(
                    run.spec().teacher().orElseThrow().run().folder().best()));
        }
        if (!resumes && run.graph().hasMeasurements()) {
            run.graph().measure(run.predictor()::eachOfTraining);
            Safetensors.write(folder.measured(), variables.measuredSnapshot(Map.of("run", run.id())));
        }
        return state;
    }

    private TrainingState resume() {
        try {
            Checkpoint last = Safetensors.read(folder.last());
            variables.restore(last);
            return TrainingState.of(last.metadata());
        } catch (CheckpointException | NumberFormatException e) {
            throw new CheckpointException(
                    "the run cannot be resumed: " + e.getMessage() + "; delete " + folder.last()
                            + " to train it from its beginning",
                    e);
        }
    }

    /** @param epoch from 0 */
    void keepBest(int epoch) throws IOException {
        Safetensors.write(
                folder.best(), variables.modelSnapshot(Map.of("run", run.id(), "epoch", Integer.toString(epoch + 1))));
    }

    /** From here on the run goes on after the epochs of this state. */
    void save(TrainingState state) throws IOException {
        Safetensors.write(folder.last(), variables.snapshot(state.metadata(run.id())));
    }

    /** The network is what it was in its best epoch. */
    void restoreBest() {
        variables.restoreModel(Safetensors.read(folder.best()));
    }
}
