package dev.decant.runtime.evaluation;

import java.util.Arrays;

/** One class's true positives, false positives and false negatives, countable for any multiplicities of the records. */
final class DecisionCounts {
    private final int[] truePositives;
    private final int[] falsePositives;
    private final int[] falseNegatives;

    private DecisionCounts(int[] truePositives, int[] falsePositives, int[] falseNegatives) {
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
        this.falseNegatives = falseNegatives;
    }

    /**
     * @param decided whether each record was called positive
     * @param truth whether each record is a positive
     */
    static DecisionCounts of(boolean[] decided, boolean[] truth) {
        return new DecisionCounts(
                records(decided, true, truth, true),
                records(decided, true, truth, false),
                records(decided, false, truth, true));
    }

    private static int[] records(boolean[] decided, boolean asDecided, boolean[] truth, boolean asTrue) {
        int[] found = new int[decided.length];
        int count = 0;
        for (int i = 0; i < decided.length; i++) {
            if (decided[i] == asDecided && truth[i] == asTrue) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /**
     * F1 = 2 TP / (2 TP + FP + FN), in [0, 1]; NaN where there is neither a positive nor a decision for one.
     *
     * @param weights how often each record counts, zero or more
     */
    double f1(int[] weights) {
        long hits = sum(truePositives, weights);
        long misses = sum(falsePositives, weights) + sum(falseNegatives, weights);
        return hits + misses == 0 ? Double.NaN : 2.0 * hits / (2 * hits + misses);
    }

    /** The positives among the records, each counted once. */
    int support() {
        return truePositives.length + falseNegatives.length;
    }

    /** The records that were called positive, each counted once. */
    int decided() {
        return truePositives.length + falsePositives.length;
    }

    private static long sum(int[] records, int[] weights) {
        long sum = 0;
        for (int record : records) {
            sum += weights[record];
        }
        return sum;
    }
}
