package dev.decant.endtoend;

import dev.decant.runtime.training.Progress;

/** Nobody listens. */
final class NoProgress implements Progress {
    @Override
    public void started(String run, String label, long seed, int epoch, int epochs) {}

    @Override
    public void step(int epoch, int epochs, int step, int steps, double loss, double samplesPerSecond) {}

    @Override
    public void epoch(
            int epoch,
            int epochs,
            String phase,
            double loss,
            String metric,
            double value,
            boolean best,
            double seconds) {}

    @Override
    public void finished(String run, String summary) {}

    @Override
    public void reading(int done, int total) {}

    @Override
    public void notice(String line) {}
}
