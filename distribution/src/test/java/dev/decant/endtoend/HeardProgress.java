package dev.decant.endtoend;

import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a listener hears of runs, a line each. */
final class HeardProgress implements TrainingListener {
    final List<String> started = new ArrayList<>();
    final List<String> epochs = new ArrayList<>();
    final List<String> finished = new ArrayList<>();
    final List<String> notices = new ArrayList<>();
    int steps;

    @Override
    public void started(RunStarted run) {
        started.add(run.label() + " " + run.seed());
    }

    @Override
    public void stepped(StepDone step) {
        steps++;
    }

    @Override
    public void epochDone(EpochDone epoch) {
        epochs.add(epoch.phase() + " " + epoch.epoch() + "/" + epoch.epochs());
    }

    @Override
    public void finished(FinishedRun run) {
        finished.add(run.id());
    }

    @Override
    public void reading(int done, int total) {}

    @Override
    public void notice(String line) {
        notices.add(line);
    }
}
