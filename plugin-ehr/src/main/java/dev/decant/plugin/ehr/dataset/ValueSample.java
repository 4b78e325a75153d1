package dev.decant.plugin.ehr.dataset;

import dev.decant.io.sample.Reservoir;

/** Where the values of one column lie and how far they scatter, from a sample of bounded size. */
final class ValueSample {
    private static final int CAPACITY = 1 << 16;

    /** The distance of the quartiles of a normal distribution, in standard deviations. */
    private static final double NORMAL_QUARTILES = 1.349;

    private final Reservoir values;

    /** @param column makes the samples of several columns independent, and each the same every time */
    ValueSample(int column) {
        values = new Reservoir(CAPACITY, column);
    }

    void add(float value) {
        values.add(value);
    }

    /** The median; 0 without values. */
    float centre() {
        float[] sorted = values.sorted();
        return sorted.length == 0 ? 0 : Reservoir.quantile(sorted, .5);
    }

    /** The distance of the quartiles over that of a normal distribution; of columns that hardly vary the standard deviation, or 1. */
    float spread() {
        float[] sorted = values.sorted();
        if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
            return 1;
        }
        double quartiles = (Reservoir.quantile(sorted, .75) - Reservoir.quantile(sorted, .25)) / NORMAL_QUARTILES;
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
}
