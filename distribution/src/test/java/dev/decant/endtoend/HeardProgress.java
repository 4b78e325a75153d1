package dev.decant.endtoend;

import dev.decant.runtime.training.Progress;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a listener hears of runs, a line each. */
final class HeardProgress implements Progress {
    final List<String> started = new ArrayList<>();
    final List<String> epochs = new ArrayList<>();
    final List<String> finished = new ArrayList<>();
    final List<String> notices = new ArrayList<>();
    int steps;

    @Override
    public void started(String run, String label, long seed, int epoch, int of) {
        started.add(label + " " + seed);
    }

    @Override
    public void step(int epoch, int of, int step, int steps, double loss, double samplesPerSecond) {
        this.steps++;
    }

    @Override
    public void epoch(
            int epoch, int of, String phase, double loss, String metric, double value, boolean best, double seconds) {
        epochs.add(phase + " " + (epoch + 1) + "/" + of);
    }

    @Override
    public void finished(String run, String summary) {
        finished.add(run);
    }

    @Override
    public void reading(int done, int total) {}

    @Override
    public void notice(String line) {
        notices.add(line);
    }
}
