package dev.decant.runtime.benchmark;

import dev.decant.runtime.data.Batch;

/** Batches without end. */
public interface StepBatches extends AutoCloseable {
    /** The next batch; the memory of the one before may be taken back. */
    Batch next();

    /** How long {@link #next} has waited for batches so far, in nanoseconds. */
    long nanosWaited();

    @Override
    void close();

    /** One batch again and again, which nobody waits for. */
    static StepBatches same(Batch batch) {
        return new StepBatches() {
            @Override
            public Batch next() {
                return batch;
            }

            @Override
            public long nanosWaited() {
                return 0;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
