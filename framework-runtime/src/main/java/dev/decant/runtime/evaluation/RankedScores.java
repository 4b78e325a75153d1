package dev.decant.runtime.evaluation;

import java.util.Arrays;

/**
 * One class's records from the highest score to the lowest, sorted once so that the areas under its curves cost one
 * pass for any multiplicities of the records.
 *
 * <p>The thresholds are the distinct scores: records of equal score enter together.
 */
final class RankedScores {
    /** The record at each rank. */
    private final int[] records;
    /** At each rank all ones for a positive, 0 for a negative: masking is faster than branching on what is random. */
    private final int[] positive;
    /** The rank after the last one of each distinct score. */
    private final int[] ends;

    private RankedScores(int[] records, int[] positive, int[] ends) {
        this.records = records;
        this.positive = positive;
        this.ends = ends;
    }

    /**
     * @param scores a finite score of each record
     * @param truth whether each record is a positive
     */
    static RankedScores of(float[] scores, boolean[] truth) {
        int count = scores.length;
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            // Adding 0 turns -0 into 0; flipping the other bits of a negative number makes the bits sort as the number.
            int bits = Float.floatToIntBits(scores[i] + 0f);
            int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
            keys[i] = ((long) ~ascending << 32) | i;
        }
        Arrays.sort(keys);
        int[] records = new int[count];
        int[] positive = new int[count];
        int[] ends = new int[count];
        int distinct = 0;
        for (int rank = 0; rank < count; rank++) {
            records[rank] = (int) keys[rank];
            positive[rank] = truth[records[rank]] ? -1 : 0;
            if (rank + 1 == count || (keys[rank] >> 32) != (keys[rank + 1] >> 32)) {
                ends[distinct++] = rank + 1;
            }
        }
        return new RankedScores(records, positive, Arrays.copyOf(ends, distinct));
    }

    /** Positives and negatives at or above each threshold, each record counted once; none above the first. */
    OperatingCounts counts() {
        int[] trues = new int[ends.length + 1];
        int[] falses = new int[ends.length + 1];
        int rank = 0;
        int positives = 0;
        for (int threshold = 1; threshold <= ends.length; threshold++) {
            for (; rank < ends[threshold - 1]; rank++) {
                positives -= positive[rank]; // all ones are -1
            }
            trues[threshold] = positives;
            falses[threshold] = rank - positives;
        }
        return new OperatingCounts(trues, falses);
    }

    /**
     * The area under the receiver operating characteristic, in [0, 1]: the share of (positive, negative) pairs in which
     * the positive scores higher, a tie counting one half. NaN without positives or without negatives.
     *
     * @param weights how often each record counts, zero or more
     */
    double auroc(int[] weights) {
        if (ends.length == records.length) {
            return aurocWithoutTies(weights);
        }
        long twiceArea = 0; // each pair counts two, a tie one
        long positives = 0;
        long negatives = 0;
        int rank = 0;
        for (int end : ends) {
            long tied = 0;
            long tiedPositives = 0;
            for (; rank < end; rank++) {
                int weight = weights[records[rank]];
                tied += weight;
                tiedPositives += weight & positive[rank];
            }
            long tiedNegatives = tied - tiedPositives;
            twiceArea += tiedNegatives * (2 * positives + tiedPositives);
            positives += tiedPositives;
            negatives += tiedNegatives;
        }
        return positives == 0 || negatives == 0 ? Double.NaN : twiceArea / (2.0 * positives * negatives);
    }

    private double aurocWithoutTies(int[] weights) {
        long area = 0;
        long positives = 0;
        long counted = 0;
        for (int rank = 0; rank < records.length; rank++) {
            int weight = weights[records[rank]];
            int gained = weight & positive[rank];
            area += (weight - gained) * positives;
            positives += gained;
            counted += weight;
        }
        long negatives = counted - positives;
        return positives == 0 || negatives == 0 ? Double.NaN : area / ((double) positives * negatives);
    }

    /**
     * The area under the precision-recall curve, piecewise constant, in (0, 1]: the sum over the thresholds of the gain
     * in recall times the precision there. NaN without positives.
     *
     * @param weights how often each record counts, zero or more
     */
    double auprc(int[] weights) {
        double area = 0; // times the number of positives
        long positives = 0;
        long counted = 0;
        int rank = 0;
        for (int end : ends) {
            long gained = 0;
            for (; rank < end; rank++) {
                int weight = weights[records[rank]];
                counted += weight;
                gained += weight & positive[rank];
            }
            if (gained > 0) {
                positives += gained;
                area += gained * ((double) positives / counted);
            }
        }
        return positives == 0 ? Double.NaN : area / positives;
    }
}
