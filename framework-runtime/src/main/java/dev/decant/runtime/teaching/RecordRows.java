package dev.decant.runtime.teaching;

import java.util.function.IntUnaryOperator;

/**
 * Where the numbers of each record lie in a file that holds them one after the other.
 *
 * @param starts [record], and the end of the last; in numbers
 */
record RecordRows(long[] starts) {
    /** @param lengths how many numbers the record at a position has */
    static RecordRows of(int records, IntUnaryOperator lengths) {
        long[] starts = new long[records + 1];
        for (int i = 0; i < records; i++) {
            starts[i + 1] = starts[i] + lengths.applyAsInt(i);
        }
        return new RecordRows(starts);
    }

    int records() {
        return starts.length - 1;
    }

    int length(int position) {
        return Math.toIntExact(starts[position + 1] - starts[position]);
    }

    /** All numbers together. */
    long numbers() {
        return starts[records()];
    }
}
