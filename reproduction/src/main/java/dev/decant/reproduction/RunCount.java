package dev.decant.reproduction;

import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.training.TrainingListener;
import java.util.Locale;

/** Says before each run which one of how many it is and, once one was trained, how much time is left. */
final class RunCount implements TrainingListener {
    private final TrainingListener to;
    private final String task;
    private final int runs;
    private int done;
    private int trained;
    private long started;
    private long nanos;

    /** @param runs how many there are, finished ones included */
    RunCount(TrainingListener to, String task, int runs) {
        this.to = to;
        this.task = task;
        this.runs = runs;
    }

    @Override
    public void started(RunStarted run) {
        started = System.nanoTime();
        String left = trained == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", about %.0f min of training left",
                        Math.ceil(nanos / 60e9 / trained * (runs - done)));
        to.notice(task + ": run " + (done + 1) + " of " + runs + ", " + run.label() + " seed " + run.seed() + left);
        to.started(run);
    }

    @Override
    public void stepped(StepDone step) {
        to.stepped(step);
    }

    @Override
    public void epochDone(EpochDone epoch) {
        to.epochDone(epoch);
    }

    @Override
    public void finished(FinishedRun run) {
        done++;
        trained++;
        nanos += System.nanoTime() - started;
        to.finished(run);
    }

    @Override
    public void found(FinishedRun run) {
        done++;
        to.found(run);
    }

    @Override
    public void reading(int records, int total) {
        to.reading(records, total);
    }

    @Override
    public void notice(String line) {
        to.notice(line);
    }
}
