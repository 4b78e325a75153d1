package dev.decant.runtime.evaluation;

import dev.decant.api.score.Predictions;

/**
 * What one class against the rest would come to at every threshold, from the highest down; the first is above every row. Rows of
 * equal probability count as one threshold.
 *
 * @param trues positives at or above each threshold, ascending
 * @param falses negatives at or above each threshold, ascending
 */
public record OperatingCounts(int[] trues, int[] falses) {
    /** A recall that is met but for rounding is met. */
    private static final double ROUNDING = 1e-9;

    /** Those of the class of an index; a row is a record, or a step of a per-step task. */
    public static OperatingCounts of(Predictions predictions, int classIndex) {
        int rows = predictions.probabilities().length;
        float[] scores = new float[rows];
        boolean[] truth = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            scores[i] = predictions.probabilities()[i][classIndex];
            truth[i] = predictions.truth()[i][classIndex];
        }
        return RankedScores.of(scores, truth).counts();
    }

    /** The share of positives among the rows, in [0, 1]; NaN without rows. */
    public double share() {
        return (double) positives() / (positives() + negatives());
    }

    /**
     * The receiver operating characteristic, straight between thresholds, so that the area under it is the AUROC.
     *
     * @param rates false positive rates, ascending in [0, 1]
     * @return the sensitivity at each, in [0, 1]; NaN without positives or without negatives
     */
    public double[] sensitivities(double[] rates) {
        double[] values = new double[rates.length];
        int at = 0;
        for (int i = 0; i < rates.length; i++) {
            double wanted = rates[i] * negatives();
            // The last threshold that calls no more negatives than wanted.
            while (at + 1 < falses.length && falses[at + 1] <= wanted) {
                at++;
            }
            double called = trues[at];
            if (at + 1 < falses.length) {
                called += (trues[at + 1] - trues[at]) * (wanted - falses[at]) / (falses[at + 1] - falses[at]);
            }
            values[i] = oneSided() ? Double.NaN : called / positives();
        }
        return values;
    }

    /**
     * The precision-recall curve in the steps that the AUPRC sums: at each recall the precision of the highest threshold that
     * reaches it.
     *
     * @param recalls ascending in [0, 1]
     * @return the precision at each, in (0, 1]; NaN at 0, and without positives or without negatives
     */
    public double[] precisions(double[] recalls) {
        double[] values = new double[recalls.length];
        int at = 0;
        for (int i = 0; i < recalls.length; i++) {
            while (trues[at] < recalls[i] * positives() - ROUNDING) {
                at++;
            }
            int called = trues[at] + falses[at];
            values[i] = called == 0 || oneSided() ? Double.NaN : (double) trues[at] / called;
        }
        return values;
    }

    private int positives() {
        return trues[trues.length - 1];
    }

    private int negatives() {
        return falses[falses.length - 1];
    }

    private boolean oneSided() {
        return positives() == 0 || negatives() == 0;
    }
}
