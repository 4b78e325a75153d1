package dev.decant.runtime.data;

import dev.decant.api.data.Augmentation;
import dev.decant.api.data.DataException;
import dev.decant.api.data.Transform;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.Selected;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Makes batches of records, each brought to one length with its mask and its targets. What happens to a record depends on
 * (seed, epoch, record identifier) only: not on its batch, on the order or on threads.
 *
 * <p>Inputs without a fixed length are padded at the end to the longest of the batch. Which records share a batch is the
 * caller's choice, so that a plan that puts records of like length together needs no change here.
 *
 * <p>One assembler may serve several threads, each with a buffer of its own.
 */
public final class BatchAssembler {
    /** Stands for each target of a record without a label; those of others lie in [0, 1]. */
    public static final float UNLABELLED = -1f;

    private final RecordCache cache;
    private final InputSpec input;
    private final Task task;
    private final RecordRow row;
    private final IntPredicate labelled;

    /**
     * @param transform fitted on the training records
     * @param augmentations of training sequences, in order; they see the crop with its padding, or for inputs of
     *     variable length the whole record
     * @param seed the run's
     */
    public BatchAssembler(
            RecordCache cache,
            Transform transform,
            InputSpec input,
            Task task,
            List<Selected<Augmentation<Record>>> augmentations,
            long seed) {
        this(cache, input, task, new RecordRow(cache, transform, input, augmentations, seed), record -> true);
    }

    private BatchAssembler(RecordCache cache, InputSpec input, Task task, RecordRow row, IntPredicate labelled) {
        this.cache = cache;
        this.input = input;
        this.task = task;
        this.row = row;
        this.labelled = labelled;
    }

    /**
     * One whose batches have {@link #UNLABELLED} in place of the targets of the other records.
     *
     * @param which records, by index, have a label
     */
    public BatchAssembler labelling(IntPredicate which) {
        return new BatchAssembler(cache, input, task, row, which);
    }

    /**
     * A batch in memory of its own.
     *
     * @param records indices of records; at least one
     * @throws DataException if a record has a value that is not finite after preparation and augmentation
     * @throws IllegalStateException if the preparation or an augmentation breaks its contract about shapes
     */
    public Batch assemble(int[] records, Sampling sampling) {
        return assemble(records, sampling, new BatchBuffer());
    }

    Batch assemble(int[] records, Sampling sampling, BatchBuffer buffer) {
        int size = records.length;
        int steps = input.steps().orElseGet(() -> longest(records));
        int width = input.width();
        boolean perStep = task instanceof Task.PerStepBinary;
        int targetWidth = perStep ? steps : task.outputs();
        float[] sequences = buffer.sequences(Math.multiplyExact(Math.multiplyExact(size, steps), width));
        float[] mask = buffer.mask(size * steps);
        float[] targets = buffer.targets(size * targetWidth);
        Arrays.fill(targets, 0, size * targetWidth, 0f);
        for (int i = 0; i < size; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted while a batch was assembled");
            }
            int record = records[i];
            RecordRow.Placement place = row.write(record, sampling, steps, sequences, i * steps * width);
            if (input.masked() || perStep) {
                Arrays.fill(mask, i * steps, (i + 1) * steps, 0f);
                Arrays.fill(mask, i * steps + place.to(), i * steps + place.to() + place.length(), 1f);
            } else {
                Arrays.fill(mask, i * steps, (i + 1) * steps, 1f);
            }
            float[] target = cache.target(record);
            if (!labelled.test(record)) {
                Arrays.fill(target, UNLABELLED);
            }
            if (perStep) {
                System.arraycopy(target, place.from(), targets, i * steps + place.to(), place.length());
            } else {
                System.arraycopy(target, 0, targets, i * targetWidth, targetWidth);
            }
        }
        return new Batch(size, steps, width, sequences, mask, targets, targetWidth, records);
    }

    private int longest(int[] records) {
        return Arrays.stream(records).map(cache::steps).max().orElseThrow();
    }
}
