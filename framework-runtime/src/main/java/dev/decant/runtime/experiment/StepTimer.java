package dev.decant.runtime.experiment;

import dev.decant.api.data.DataSet;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.NoiseBatch;
import dev.decant.runtime.graph.RunGraph;

/** Times training steps on noise. Of long records a batch has fewer here than in training. */
record StepTimer(RunGraph graph, TrainConfig train, DataSet set) {
    /** A batch has at least so many records, unless training has fewer. */
    private static final int SMALL_BATCH = 8;

    /** And no more than fit into so many steps, padding included: enough to keep a processor busy. */
    private static final int BATCH_STEPS = 1 << 14;

    private static final int TIMED_STEPS = 3;

    private static final long SEED = 1;

    /** Nanoseconds after which a slow step is not timed again. */
    private static final long LONG_ENOUGH = 1_000_000_000;

    /** How many records of that length a step is timed with. */
    int batchSize(int steps) {
        return Math.min(train.batchSize(), Math.max(SMALL_BATCH, BATCH_STEPS / steps));
    }

    /** Seconds that training takes for a record of that length. */
    double perRecord(int steps) {
        Batch batch = NoiseBatch.of(set.input(), set.task(), batchSize(steps), steps, SEED);
        graph.step(0, batch, 0, 1, 0); // the first step of a length also plans memory
        long began = System.nanoTime();
        long least = Long.MAX_VALUE; // what else the machine does only adds
        for (int i = 1; i <= TIMED_STEPS && (i == 1 || System.nanoTime() - began < LONG_ENOUGH); i++) {
            long start = System.nanoTime();
            graph.step(0, batch, i, i + 1, 0);
            least = Math.min(least, System.nanoTime() - start);
        }
        return least / 1e9 / batch.size();
    }
}
