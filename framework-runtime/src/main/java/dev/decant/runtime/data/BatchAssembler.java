package dev.decant.runtime.data;

import dev.decant.api.data.Augmentation;
import dev.decant.api.data.DataException;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.Selected;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes batches of records: cuts each to the input's length where that is fixed, prepares what is left, pads it, and in
 * training varies it. No more of a record is read than its row shows. What happens to a record depends on (seed, epoch, record identifier) only: not on its batch, on the order or on threads.
 *
 * <p>Inputs without a fixed length are padded at the end to the longest of the batch. Which records share a batch is the
 * caller's choice, so that a plan that puts records of like length together needs no change here.
 *
 * <p>One assembler may serve several threads, each with a buffer of its own.
 */
public final class BatchAssembler {
    private final RecordCache cache;
    private final Transform transform;
    private final InputSpec input;
    private final Task task;
    private final List<Selected<Augmentation<Record>>> augmentations;
    private final long seed;

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
        this.cache = cache;
        this.transform = transform;
        this.input = input;
        this.task = task;
        this.augmentations = List.copyOf(augmentations);
        this.seed = seed;
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
        for (int row = 0; row < size; row++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted while a batch was assembled");
            }
            int record = records[row];
            Placement place = write(record, sampling, steps, sequences, row * steps * width);
            if (input.masked() || perStep) {
                Arrays.fill(mask, row * steps, (row + 1) * steps, 0f);
                Arrays.fill(mask, row * steps + place.to, row * steps + place.to + place.length, 1f);
            } else {
                Arrays.fill(mask, row * steps, (row + 1) * steps, 1f);
            }
            float[] target = cache.target(record);
            if (perStep) {
                System.arraycopy(target, place.from, targets, row * steps + place.to, place.length);
            } else {
                System.arraycopy(target, 0, targets, row * targetWidth, targetWidth);
            }
        }
        return new Batch(size, steps, width, sequences, mask, targets, targetWidth, records);
    }

    private int longest(int[] records) {
        return Arrays.stream(records).map(cache::steps).max().orElseThrow();
    }

    /** Writes one record as [steps, width] and says where its own steps came to lie. */
    private Placement write(int record, Sampling sampling, int steps, float[] into, int at) {
        int width = input.width();
        boolean varied = sampling instanceof Sampling.Varied;
        SplittableRandom random = sampling instanceof Sampling.Varied training
                ? Seeds.ofRecord(seed, training.epoch(), cache.info(record).id())
                : new SplittableRandom(0); // never drawn from
        if (input.masked()) {
            Sequence prepared = prepared(record, new Placement(0, 0, cache.steps(record)));
            Sequence whole = varied ? augmented(prepared, random) : prepared;
            Placement place = new Placement(0, 0, whole.steps());
            copy(whole, place, steps, into, at);
            checkFinite(record, into, at, steps * width);
            return place;
        }
        int own = cache.steps(record);
        int slack = Math.abs(own - steps);
        int shift = varied ? random.nextInt(slack + 1) : slack / 2;
        Placement place = own >= steps ? new Placement(shift, 0, steps) : new Placement(0, shift, own);
        Sequence prepared = prepared(record, place);
        if (varied && !augmentations.isEmpty()) {
            float[] crop = new float[steps * width];
            copy(prepared, place, steps, crop, 0);
            Sequence changed = augmented(new Sequence(crop, steps, width), random);
            System.arraycopy(changed.values(), 0, into, at, steps * width);
        } else {
            copy(prepared, place, steps, into, at);
        }
        checkFinite(record, into, at, steps * width);
        return place;
    }

    private Sequence prepared(int record, Placement place) {
        Sequence raw = cache.sequence(record, place.from, place.length);
        Sequence prepared = transform.apply(raw);
        if (prepared.steps() != raw.steps() || prepared.channels() != input.width()) {
            throw new IllegalStateException("the preparation made " + shape(prepared) + " of " + shape(raw)
                    + ", the input has " + input.width() + " channels");
        }
        return prepared;
    }

    private Sequence augmented(Sequence sequence, SplittableRandom random) {
        Sequence current = sequence;
        for (Selected<Augmentation<Record>> chosen : augmentations) {
            // A stream for each, so that one that draws more does not change the next.
            Sequence next = chosen.extension().augment(current, input, random.split(), chosen.config());
            if (next.steps() != current.steps() || next.channels() != current.channels()) {
                throw new IllegalStateException("the augmentation " + chosen.type() + " made " + shape(next) + " of "
                        + shape(current) + ", it must keep the shape");
            }
            current = next;
        }
        return current;
    }

    /** Writes what was cut and prepared, with zeros around it. */
    private static void copy(Sequence from, Placement place, int steps, float[] into, int at) {
        int width = from.channels();
        int start = at + place.to * width;
        int end = start + place.length * width;
        Arrays.fill(into, at, start, 0f);
        System.arraycopy(from.values(), 0, into, start, place.length * width);
        Arrays.fill(into, end, at + steps * width, 0f);
    }

    /** One value that is not finite would spoil the weights without a word. */
    private void checkFinite(int record, float[] values, int from, int length) {
        int sign = 0;
        for (int i = from; i < from + length; i++) {
            // The exponent of NaN and of infinities is all ones: adding one to it carries into the sign.
            sign |= (Float.floatToRawIntBits(values[i]) & 0x7fffffff) + 0x00800000;
        }
        if (sign < 0) {
            throw new DataException("record " + cache.info(record).id()
                    + " has a value that is not finite after preparation and augmentation");
        }
    }

    private static String shape(Sequence sequence) {
        return "[" + sequence.steps() + ", " + sequence.channels() + "]";
    }

    /** Which steps of a record (from, length) came to lie where in its row (to). */
    private record Placement(int from, int to, int length) {}
}
