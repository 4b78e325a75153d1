package dev.decant.runtime.training;

import dev.decant.runtime.data.CacheProgress;

/** Hears how a run goes. */
public interface Progress extends CacheProgress {
    /** A run begins, or goes on from an epoch after the first. */
    void started(String run, String label, long seed, int epoch, int epochs);

    /**
     * A step was done.
     *
     * @param epoch from 0
     * @param step within the epoch, from 1
     */
    void step(int epoch, int epochs, int step, int steps, double loss, double samplesPerSecond);

    /** An epoch and its validation are done. */
    void epoch(
            int epoch,
            int epochs,
            String phase,
            double loss,
            String metric,
            double value,
            boolean best,
            double seconds);

    /** A run is done. */
    void finished(String run, String summary);
}
