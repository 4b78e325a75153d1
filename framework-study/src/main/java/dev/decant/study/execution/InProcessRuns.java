package dev.decant.study.execution;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.Trainer;
import dev.decant.runtime.training.TrainingFailed;
import dev.decant.runtime.training.TrainingListener;
import java.io.IOException;
import java.util.Optional;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * One run after the other, on the thread that asks.
 *
 * @param data of the experiment, open
 * @param stop is heard after each step
 */
record InProcessRuns(OpenedData data, StopRequest stop) implements RunExecutor {
    @Override
    public int slots() {
        return 1;
    }

    @Override
    public RunOutcome run(RunUnit unit, TrainingListener progress) throws IOException {
        try {
            Optional<FinishedRun> run = new Trainer(data, progress, stop).trainUntil(unit.spec(), unit.until());
            return run.<RunOutcome>map(RunOutcome.Finished::new).orElseGet(RunOutcome.Paused::new);
        } catch (InvalidConfiguration | TrainingFailed | DataException | CheckpointException | TensorFlowException e) {
            return new RunOutcome.Failed(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        // nothing runs between two units
    }
}
