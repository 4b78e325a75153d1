package dev.decant.study.analysis;

import java.util.Arrays;

/**
 * A number over records that were analysed in chunks, which can be computed anew for any multiplicities of the chunks.
 * All runs of a comparison are analysed in the same chunks in the same order, which pairs their resamples.
 */
public interface ChunkedValue {
    /** The number of chunks of records. */
    int chunks();

    /**
     * The number for the given multiplicities.
     *
     * @param weights [chunk], how often each chunk counts, zero or more; not to be kept or changed
     * @return the number, NaN where it is undefined
     */
    double value(int[] weights);

    /** The number of all records, every chunk once; NaN where it is undefined. */
    default double ofAll() {
        int[] once = new int[chunks()];
        Arrays.fill(once, 1);
        return value(once);
    }
}
