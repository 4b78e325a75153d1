package dev.decant.study.dataset;

/**
 * What a channel (a lead, a column) holds, as it is read, before preparation. Of the numbers those below count recorded values
 * alone; they are NaN where there is none.
 *
 * @param name of the channel
 * @param values steps of all records
 * @param missing those of them at which nothing was recorded
 * @param empty records without one recorded value
 * @param flat records of several recorded values, all of them equal
 * @param least the least value
 * @param low a value that one in a hundred are below, from a sample of them
 * @param median the middle value, from the same sample
 * @param high a value that one in a hundred are above, from the same sample
 * @param greatest the greatest value
 * @param mean of all values
 * @param deviation their standard deviation
 * @param spread the distance of the quartiles over that of a normal distribution: a deviation that few values cannot move
 */
public record ChannelCounts(
        String name,
        long values,
        long missing,
        int empty,
        int flat,
        double least,
        double low,
        double median,
        double high,
        double greatest,
        double mean,
        double deviation,
        double spread) {
    /** How much is missing, from 0 to 1. */
    public double share() {
        return values == 0 ? 0 : (double) missing / values;
    }

    /** Whether nothing was ever recorded. */
    public boolean isEmpty() {
        return missing == values;
    }

    /** Whether it has one value only, wherever it has one. */
    public boolean isConstant() {
        return !isEmpty() && least == greatest;
    }

    /** How far its farthest value lies from the median, in spreads; 0 where they do not spread. */
    public double reach() {
        return spread > 0 ? Math.max(greatest - median, median - least) / spread : 0;
    }
}
