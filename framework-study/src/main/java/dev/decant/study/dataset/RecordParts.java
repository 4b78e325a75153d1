package dev.decant.study.dataset;

import dev.decant.runtime.data.Split;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

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
        return new PartCounts(sum(Part.TRAINING, amount), sum(Part.VALIDATION, amount), sum(Part.TEST, amount));
    }

    private long sum(Part part, IntToLongFunction amount) {
        return IntStream.range(0, parts.length)
                .filter(record -> parts[record] == part)
                .mapToLong(amount)
                .sum();
    }
}
