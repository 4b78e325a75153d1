package dev.decant.io.sample;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A uniform sample, without replacement, of values that come one after the other, of bounded size (reservoir sampling,
 * algorithm R of Vitter 1985): what is computed from it takes the same memory for a hundred records and for a hundred
 * thousand. The same values in the same order give the same sample.
 */
public final class Reservoir {
    private static final int FIRST = 1 << 8;

    private final int capacity;
    private final SplittableRandom random;
    private float[] values;
    private long seen;

    /**
     * @param capacity how many values it holds at most, at least 1
     * @param seed makes samples independent of each other
     */
    public Reservoir(int capacity, long seed) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity " + capacity);
        }
        this.capacity = capacity;
        this.random = new SplittableRandom(seed);
        this.values = new float[Math.min(capacity, FIRST)];
    }

    /** Takes note of a value. */
    public void add(float value) {
        if (seen < capacity) {
            if (seen == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(capacity, 2L * values.length));
            }
            values[(int) seen] = value;
        } else {
            long place = random.nextLong(seen + 1);
            if (place < capacity) {
                values[(int) place] = value;
            }
        }
        seen++;
    }

    /** The sample in ascending order, [value]: all values while there are no more than the capacity. */
    public float[] sorted() {
        float[] sorted = Arrays.copyOf(values, (int) Math.min(seen, capacity));
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * The value at a place of an ascending array, rounded to the nearest one that is there.
     *
     * @param sorted not empty
     * @param share from 0, the least, to 1, the greatest
     */
    public static float quantile(float[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
