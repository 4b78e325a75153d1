package dev.decant.endtoend;

import dev.decant.runtime.training.TrainingListener;

/** Throws once so many epochs were heard, as a crash would. */
final class InterruptedInEpoch implements TrainingListener {
    private final int epoch;
    private int left;

    InterruptedInEpoch(int epoch) {
        this.epoch = epoch;
        this.left = epoch;
    }

    @Override
    public void epochDone(EpochDone done) {
        left--;
        if (left == 0) {
            throw new IllegalStateException("interrupted in epoch " + epoch);
        }
    }
}
