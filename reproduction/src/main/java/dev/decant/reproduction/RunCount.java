package dev.decant.reproduction;

import dev.decant.runtime.training.Progress;
import java.util.Locale;

/** Says before each run which one of how many it is and, once one was trained, how much time is left. */
final class RunCount implements Progress {
    private final Progress to;
    private final String task;
    private final int runs;
    private int done;
    private int trained;
    private long started;
    private long nanos;

    /** @param runs how many there are, finished ones included */
    RunCount(Progress to, String task, int runs) {
        this.to = to;
        this.task = task;
        this.runs = runs;
    }

    @Override
    public void started(String run, String label, long seed, int epoch, int epochs) {
        started = System.nanoTime();
        String left = trained == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", about %.0f min of training left",
                        Math.ceil(nanos / 60e9 / trained * (runs - done)));
        to.notice(task + ": run " + (done + 1) + " of " + runs + ", " + label + " seed " + seed + left);
        to.started(run, label, seed, epoch, epochs);
    }

    @Override
    public void step(int epoch, int epochs, int step, int steps, double loss, double samplesPerSecond) {
        to.step(epoch, epochs, step, steps, loss, samplesPerSecond);
    }

    @Override
    public void epoch(
            int epoch,
            int epochs,
            String phase,
            double loss,
            String metric,
            double value,
            boolean best,
            double seconds) {
        to.epoch(epoch, epochs, phase, loss, metric, value, best, seconds);
    }

    @Override
    public void finished(String run, String summary) {
        done++;
        if (started != 0) {
            trained++;
            nanos += System.nanoTime() - started;
            started = 0;
        }
        to.finished(run, summary);
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
