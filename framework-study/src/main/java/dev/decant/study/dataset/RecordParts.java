package dev.decant.study.dataset;

import dev.decant.runtime.data.Split;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/** In which part of the split each record lies, [record]. */
record RecordParts(Part[] parts) {
    static RecordParts of(Split split, int records) {
        Part[] parts = new Part[records];
        Arrays.fill(parts, Part.TEST);
        Arrays.stream(split.training()).forEach(record -> parts[record] = Part.TRAINING);
        Arrays.stream(split.validation()).forEach(record -> parts[record] = Part.VALIDATION);
        return new RecordParts(parts);
    }

    Part of(int record) {
        return parts[record];
    }

    /** How many records of each part are such. */
    PartCounts count(IntPredicate such) {
        return sum(record -> such.test(record) ? 1 : 0);
    }

    /** A sum over the records of each part. */
    PartCounts sum(IntToLongFunction amount) {
        long[] sums = new long[Part.values().length];
        for (int record = 0; record < parts.length; record++) {
            sums[parts[record].ordinal()] += amount.applyAsLong(record);
        }
        return new PartCounts(sums[0], sums[1], sums[2]);
    }
}
