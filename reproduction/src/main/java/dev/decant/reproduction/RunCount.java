package dev.decant.reproduction;

import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.training.TrainingListener;
import java.util.Locale;

/** Says before each run which one of how many it is and, once one was trained, how much time is left. */
final class RunCount implements TrainingListener {
    private final TrainingListener to;
    private final String task;
    private final Tally tally;
    private long started;

    /** @param runs how many there are, finished ones included */
    RunCount(TrainingListener to, String task, int runs) {
        this(to, task, new Tally(runs));
    }

    private RunCount(TrainingListener to, String task, Tally tally) {
        this.to = to;
        this.task = task;
        this.tally = tally;
    }

    /** What all runs together count. */
    private static final class Tally {
        private final int runs;
        private int begun;
        private int done;
        private int trained;
        private long nanos;

        private Tally(int runs) {
            this.runs = runs;
        }

        private String left() {
            return trained == 0
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            ", about %.0f min of training left",
                            Math.ceil(nanos / 60e9 / trained * (runs - done) / Math.max(1, begun - done)));
        }
    }

    @Override
    public TrainingListener besideOthers(String run) {
        return new RunCount(to.besideOthers(run), task, tally);
    }

    @Override
    public void about(RunSpec spec, RunFolder folder) {
        to.about(spec, folder);
    }

    @Override
    public void started(RunStarted run) {
        started = System.nanoTime();
        tally.begun++;
        to.notice(task + ": run " + tally.begun + " of " + tally.runs + ", " + run.label() + " seed " + run.seed()
                + tally.left());
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
    public void paused(RunPaused run) {
        to.paused(run);
    }

    @Override
    public void failed(RunFailed run) {
        to.failed(run);
    }

    @Override
    public void finished(FinishedRun run) {
        tally.done++;
        tally.trained++;
        tally.nanos += System.nanoTime() - started;
        to.finished(run);
    }

    @Override
    public void found(FinishedRun run) {
        tally.begun++;
        tally.done++;
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
