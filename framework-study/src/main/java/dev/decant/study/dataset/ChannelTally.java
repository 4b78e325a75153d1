package dev.decant.study.dataset;

import dev.decant.api.data.Sequence;
import dev.decant.io.sample.Reservoir;

/** Counts one channel, record by record, in memory that does not grow with them. */
final class ChannelTally {
    /** The distance of the quartiles of a normal distribution, in standard deviations. */
    private static final double NORMAL_QUARTILES = 1.349;

    private static final int CAPACITY = 1 << 15;

    private final String name;
    private final int channel;
    private final Reservoir sample;
    private long values;
    private long missing;
    private int empty;
    private int flat;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private double mean;
    private double squares;

    /** @param channel its position */
    ChannelTally(String name, int channel) {
        this.name = name;
        this.channel = channel;
        this.sample = new Reservoir(CAPACITY, channel);
    }

    void add(Sequence record) {
        int recorded = 0;
        float first = 0;
        boolean varies = false;
        for (int at = channel; at < record.values().length; at += record.channels()) {
            float value = record.values()[at];
            values++;
            if (Float.isNaN(value)) {
                missing++;
                continue;
            }
            varies |= recorded > 0 && value != first;
            first = recorded == 0 ? value : first;
            recorded++;
            enter(value);
        }
        empty += recorded == 0 ? 1 : 0;
        flat += recorded > 1 && !varies ? 1 : 0;
    }

    /** Mean and squares by Welford's recurrence. */
    private void enter(float value) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        double from = value - mean;
        mean += from / (values - missing);
        squares += from * (value - mean);
        sample.add(value);
    }

    ChannelCounts counts() {
        long recorded = values - missing;
        boolean any = recorded > 0;
        float[] sorted = sample.sorted();
        return new ChannelCounts(
                name,
                values,
                missing,
                empty,
                flat,
                any ? least : Double.NaN,
                quantile(sorted, .01),
                quantile(sorted, .5),
                quantile(sorted, .99),
                any ? greatest : Double.NaN,
                any ? mean : Double.NaN,
                any ? Math.sqrt(squares / recorded) : Double.NaN,
                (quantile(sorted, .75) - quantile(sorted, .25)) / NORMAL_QUARTILES);
    }

    private static double quantile(float[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : Reservoir.quantile(sorted, share);
    }
}
