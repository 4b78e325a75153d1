package dev.decant.runtime.data;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * The records that batches are planned of.
 *
 * @param records their indices; at least one
 * @param steps the length of a record, by index, where records of like length are to share a batch
 */
public record PlannedRecords(int[] records, Optional<IntUnaryOperator> steps) {
    /** Records of one length, or of lengths that do not matter. */
    public static PlannedRecords ofOneLength(int[] records) {
        return new PlannedRecords(records, Optional.empty());
    }
}
