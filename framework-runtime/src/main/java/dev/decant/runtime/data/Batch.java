package dev.decant.runtime.data;

/**
 * Records side by side, as the graph takes them. The arrays are reused by a later batch, and may be longer than what
 * they hold: only the first values count.
 *
 * @param size the number of records
 * @param steps the length that all were brought to
 * @param channels of the prepared sequences
 * @param sequences row-major [size, steps, channels]
 * @param mask row-major [size, steps]: 1 where a step is real, 0 where it is padding. All 1 where the input has one
 *     fixed length and records are classified as a whole: padding is part of the input there
 * @param targets row-major [size, outputs], or [size, steps] for a per-step task, 0 where there is padding; {@link
 *     BatchAssembler#UNLABELLED} in those of a record without a label
 * @param targetWidth the outputs, or the steps for a per-step task
 * @param records the index of each record; its own array
 */
public record Batch(
        int size,
        int steps,
        int channels,
        float[] sequences,
        float[] mask,
        float[] targets,
        int targetWidth,
        int[] records) {
    public Batch {
        if (records.length != size
                || sequences.length < size * steps * channels
                || mask.length < size * steps
                || targets.length < size * targetWidth) {
            throw new IllegalArgumentException("the arrays are too short for " + size + " records of " + steps
                    + " steps and " + channels + " channels");
        }
    }
}
