package dev.decant.study.page;

import dev.decant.api.score.Predictions;
import java.util.Arrays;

/**
 * How often what is predicted with a probability comes true: rows and classes pooled, in bins of about equal size.
 *
 * @param predicted [bin], the mean probability
 * @param observed [bin], the share that is true
 * @param counts [bin]
 * @param brier the mean squared difference between probability and truth
 */
record Calibration(double[] predicted, double[] observed, int[] counts, double brier) {
    private static final int BINS = 10;

    static Calibration of(Predictions predictions) {
        int classes = predictions.task().outputs();
        int pairs = Math.multiplyExact(predictions.probabilities().length, classes);
        float[] ofTrue = new float[pairs];
        float[] ofFalse = new float[pairs];
        int trues = 0;
        int falses = 0;
        double squares = 0;
        for (int i = 0; i < predictions.probabilities().length; i++) {
            for (int c = 0; c < classes; c++) {
                float probability = predictions.probabilities()[i][c];
                if (predictions.truth()[i][c]) {
                    ofTrue[trues++] = probability;
                    squares += (1.0 - probability) * (1.0 - probability);
                } else {
                    ofFalse[falses++] = probability;
                    squares += (double) probability * probability;
                }
            }
        }
        return of(Arrays.copyOf(ofTrue, trues), Arrays.copyOf(ofFalse, falses), squares / pairs);
    }

    /** Walks through both in the order of their probabilities. */
    private static Calibration of(float[] ofTrue, float[] ofFalse, double brier) {
        Arrays.sort(ofTrue);
        Arrays.sort(ofFalse);
        int pairs = ofTrue.length + ofFalse.length;
        int bins = Math.min(BINS, pairs);
        double[] predicted = new double[bins];
        double[] observed = new double[bins];
        int[] counts = new int[bins];
        int nextTrue = 0;
        int nextFalse = 0;
        for (int i = 0; i < pairs; i++) {
            int bin = (int) ((long) i * bins / pairs);
            boolean takesTrue =
                    nextFalse == ofFalse.length || (nextTrue < ofTrue.length && ofTrue[nextTrue] <= ofFalse[nextFalse]);
            predicted[bin] += takesTrue ? ofTrue[nextTrue++] : ofFalse[nextFalse++];
            observed[bin] += takesTrue ? 1 : 0;
            counts[bin]++;
        }
        for (int bin = 0; bin < bins; bin++) {
            predicted[bin] /= counts[bin];
            observed[bin] /= counts[bin];
        }
        return new Calibration(predicted, observed, counts, brier);
    }
}
