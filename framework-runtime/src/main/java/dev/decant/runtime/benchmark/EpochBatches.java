package dev.decant.runtime.benchmark;

import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.BatchAssembler;
import dev.decant.runtime.data.BatchPlan;
import dev.decant.runtime.data.BatchStream;
import dev.decant.runtime.data.PlannedRecords;
import dev.decant.runtime.run.Recipe;
import dev.decant.runtime.training.OpenedData;

/** Training batches as a run takes them, epoch after epoch. */
public final class EpochBatches implements StepBatches {
    private final PlannedRecords records;
    private final TrainConfig train;
    private final BatchAssembler assembler;
    private BatchStream stream;
    private int epoch;
    private long nanosOfEarlierEpochs;

    /** @param data stays open for as long as batches are asked for */
    public EpochBatches(OpenedData data, Recipe recipe, TrainConfig train) {
        this.records = data.planned(recipe);
        this.train = train;
        this.assembler = data.assembler(train);
        this.stream = open(0);
    }

    private BatchStream open(int of) {
        return BatchStream.training(assembler, BatchPlan.of(records, train.batchSize(), train.seed(), of), 0);
    }

    @Override
    public Batch next() {
        if (!stream.hasNext()) {
            nanosOfEarlierEpochs += stream.nanosWaited();
            stream.close();
            epoch++;
            stream = open(epoch);
        }
        return stream.next();
    }

    @Override
    public long nanosWaited() {
        return nanosOfEarlierEpochs + stream.nanosWaited();
    }

    @Override
    public void close() {
        stream.close();
    }
}
