package dev.decant.plugin.ehr.dataset;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A uniform sample of all values of one column, of bounded size (reservoir sampling, Vitter 1985): what is computed from
 * it takes the same memory for a hundred patients and for a hundred thousand.
 */
final class ValueSample {
    private static final int CAPACITY = 1 << 16;

    /** The distance of the quartiles of a normal distribution, in standard deviations. */
    private static final double NORMAL_QUARTILES = 1.349;

    private final SplittableRandom random;
    private float[] values = new float[1 << 10];
    private long seen;

    /** @param column makes the samples of several columns independent, and each the same every time */
    ValueSample(int column) {
        random = new SplittableRandom(column);
    }

    void add(float value) {
        if (seen < CAPACITY) {
            if (seen == values.length) {
                values = Arrays.copyOf(values, 2 * values.length);
            }
            values[(int) seen] = value;
        } else {
            long place = random.nextLong(seen + 1);
            if (place < CAPACITY) {
                values[(int) place] = value;
            }
        }
        seen++;
    }

    /** The median; 0 without values. */
    float centre() {
        return seen == 0 ? 0 : quantile(sorted(), .5);
    }

    /** The distance of the quartiles over that of a normal distribution; of columns that hardly vary the standard deviation, or 1. */
    float spread() {
        if (seen == 0) {
            return 1;
        }
        float[] sorted = sorted();
        if (sorted[0] == sorted[sorted.length - 1]) {
            return 1;
        }
        double quartiles = (quantile(sorted, .75) - quantile(sorted, .25)) / NORMAL_QUARTILES;
        if (quartiles > 0) {
            return (float) quartiles;
        }
        double mean = 0;
        for (float value : sorted) {
            mean += value / sorted.length;
        }
        double squares = 0;
        for (float value : sorted) {
            squares += (value - mean) * (value - mean) / sorted.length;
        }
        return (float) Math.sqrt(squares);
    }

    private float[] sorted() {
        float[] sorted = Arrays.copyOf(values, (int) Math.min(seen, CAPACITY));
        Arrays.sort(sorted);
        return sorted;
    }

    private static float quantile(float[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
