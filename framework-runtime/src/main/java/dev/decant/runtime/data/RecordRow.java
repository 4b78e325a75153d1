package dev.decant.runtime.data;

import dev.decant.api.data.Augmentation;
import dev.decant.api.data.DataException;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import dev.decant.api.network.InputSpec;
import dev.decant.io.text.Counted;
import dev.decant.runtime.config.Selected;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes one row of a batch of a record: cuts it to the input's length where that is fixed, prepares what is left, pads it,
 * and in training varies it. No more of a record is read than its row shows.
 *
 * @param transform fitted on the training records
 * @param augmentations of training sequences, in order
 * @param seed the run's
 */
record RecordRow(
        RecordCache cache,
        Transform transform,
        InputSpec input,
        List<Selected<Augmentation<Record>>> augmentations,
        long seed) {
    RecordRow {
        augmentations = List.copyOf(augmentations);
    }

    /** Which steps of a record (from, length) came to lie where in its row (to). */
    record Placement(int from, int to, int length) {}

    /** Writes one record as [steps, width] and says where its own steps came to lie. */
    Placement write(int record, Sampling sampling, int steps, float[] into, int at) {
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
                    + ", the input has " + new Counted(input.width(), "channel"));
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
}
