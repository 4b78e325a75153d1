package dev.decant.study.dataset;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A uniform sample of many values in bounded memory (reservoir sampling, Vitter 1985), the same every time. */
final class ValueSample {
    private static final int CAPACITY = 1 << 15;

    private final SplittableRandom random;
    private float[] values = new float[1 << 8];
    private long seen;
    private boolean sorted;

    /** @param seed makes samples independent of each other */
    ValueSample(int seed) {
        random = new SplittableRandom(seed);
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

    /** The value below which a share of them lies; NaN without values. Nothing may be added afterwards. */
    double quantile(double share) {
        int size = (int) Math.min(seen, CAPACITY);
        if (size == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            values = Arrays.copyOf(values, size);
            Arrays.sort(values);
            sorted = true;
        }
        return values[(int) Math.round(share * (size - 1))];
    }
}
