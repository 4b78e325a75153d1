package dev.decant.study.execution;

import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.training.TrainingListener;

/**
 * Passes on what it hears while it holds a lock.
 *
 * @param lock shared with the listeners of other runs
 */
record OneAtATime(Object lock, TrainingListener to) implements TrainingListener {
    @Override
    public void reading(int done, int total) {
        synchronized (lock) {
            to.reading(done, total);
        }
    }

    @Override
    public void notice(String line) {
        synchronized (lock) {
            to.notice(line);
        }
    }

    @Override
    public void about(RunSpec spec, RunFolder folder) {
        synchronized (lock) {
            to.about(spec, folder);
        }
    }

    @Override
    public void started(RunStarted run) {
        synchronized (lock) {
            to.started(run);
        }
    }

    @Override
    public void stepped(StepDone step) {
        synchronized (lock) {
            to.stepped(step);
        }
    }

    @Override
    public void epochDone(EpochDone epoch) {
        synchronized (lock) {
            to.epochDone(epoch);
        }
    }

    @Override
    public void paused(RunPaused run) {
        synchronized (lock) {
            to.paused(run);
        }
    }

    @Override
    public void failed(RunFailed run) {
        synchronized (lock) {
            to.failed(run);
        }
    }

    @Override
    public void finished(FinishedRun run) {
        synchronized (lock) {
            to.finished(run);
        }
    }

    @Override
    public void found(FinishedRun run) {
        synchronized (lock) {
            to.found(run);
        }
    }
}
