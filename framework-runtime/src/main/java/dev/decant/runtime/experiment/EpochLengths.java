package dev.decant.runtime.experiment;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.runtime.data.BatchPlan;
import dev.decant.runtime.data.PlannedRecords;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * To how many steps the batches of an epoch are padded, ascending. Where all records have one length there is one;
 * otherwise it takes a sample of training records and plans it as an epoch is planned, so that long stays are few and
 * together, as in training.
 */
record EpochLengths(int[] steps) {
    /** Reading more would take longer than it tells. */
    private static final int SAMPLE = 2048;

    /** Lengths at which a step is timed, as shares of the batches. */
    private static final double[] KNOTS = {0, .5, .9, 1};

    /**
     * @param training indices of the training records
     * @param batchSize records in one batch
     * @throws DataException if a sampled record cannot be read
     */
    static EpochLengths of(DataSet set, int[] training, int batchSize) {
        if (set.input().steps().isPresent()) {
            return new EpochLengths(new int[] {set.input().steps().getAsInt()});
        }
        int size = Math.min(SAMPLE, training.length);
        int[] lengths = IntStream.range(0, size)
                .map(i -> training[(int) ((long) i * training.length / size)])
                .map(record -> set.read(set.records().get(record)).sequence().steps())
                .toArray();
        return planned(lengths, training.length, batchSize);
    }

    /**
     * @param lengths of the sampled records
     * @param records as many as an epoch has
     */
    static EpochLengths planned(int[] lengths, int records, int batchSize) {
        // As many batches as the whole has in a pool: a smaller sample is cut into smaller ones.
        long pooled = Math.min(records, (long) BatchPlan.POOL * batchSize);
        int share = (int) Math.max(1, Math.round((double) batchSize * Math.min(lengths.length, pooled) / pooled));
        int[][] batches = BatchPlan.of(
                        new PlannedRecords(IntStream.range(0, lengths.length).toArray(), Optional.of(i -> lengths[i])),
                        share,
                        0,
                        0)
                .batches();
        return new EpochLengths(Arrays.stream(batches)
                .mapToInt(
                        batch -> Arrays.stream(batch).map(i -> lengths[i]).max().orElse(1))
                .sorted()
                .toArray());
    }

    /** The longest batch. */
    int longest() {
        return steps[steps.length - 1];
    }

    /** At most four lengths, ascending, at which a step should be timed. */
    int[] knots() {
        TreeSet<Integer> knots = new TreeSet<>();
        for (double share : KNOTS) {
            knots.add(steps[(int) Math.round(share * (steps.length - 1))]);
        }
        return knots.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * What a record takes, averaged over the batches.
     *
     * @param seconds for a record at each of {@link #knots}; between them a straight line
     */
    double mean(double[] seconds) {
        int[] knots = knots();
        return Arrays.stream(steps)
                .mapToDouble(length -> at(length, knots, seconds))
                .average()
                .orElseThrow();
    }

    private static double at(int length, int[] knots, double[] seconds) {
        int right = Arrays.binarySearch(knots, length);
        if (right >= 0) {
            return seconds[right];
        }
        right = -right - 1;
        double share = (double) (length - knots[right - 1]) / (knots[right] - knots[right - 1]);
        return seconds[right - 1] + share * (seconds[right] - seconds[right - 1]);
    }
}
