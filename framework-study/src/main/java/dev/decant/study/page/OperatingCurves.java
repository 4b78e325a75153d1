package dev.decant.study.page;

import dev.decant.api.score.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Receiver operating characteristic and precision-recall curve of each class against the rest, at fixed points of their
 * horizontal axes, so that the curves of several seeds can be averaged (vertical averaging, Fawcett 2006).
 *
 * <p>The first runs straight between thresholds, so that the area under it is the AUROC; the second has at each recall the
 * precision of the highest threshold that reaches it, the steps that the AUPRC sums. Rows of equal probability count as one
 * threshold.
 *
 * @param sensitivity [class][point], at the false positive rates {@link #AXIS}; NaN for a class without positives or negatives
 * @param precision [class][point], at the recalls {@link #AXIS} but the first, which has no precision; NaN likewise
 * @param share [class] of positives
 */
record OperatingCurves(double[][] sensitivity, double[][] precision, double[] share) {
    /** 0, 0.02, … 1. */
    static final double[] AXIS =
            IntStream.rangeClosed(0, 50).mapToDouble(i -> i / 50.0).toArray();

    static OperatingCurves of(Predictions predictions) {
        int classes = predictions.task().outputs();
        double[][] sensitivity = new double[classes][];
        double[][] precision = new double[classes][];
        double[] share = new double[classes];
        for (int c = 0; c < classes; c++) {
            Counts counts = Counts.of(predictions, c);
            sensitivity[c] = counts.sensitivities();
            precision[c] = counts.precisions();
            share[c] = counts.share();
        }
        return new OperatingCurves(sensitivity, precision, share);
    }

    /** The mean of several runs, point by point. */
    static OperatingCurves mean(List<OperatingCurves> runs) {
        return new OperatingCurves(
                pointwise(runs.stream().map(OperatingCurves::sensitivity).toList()),
                pointwise(runs.stream().map(OperatingCurves::precision).toList()),
                runs.get(0).share());
    }

    private static double[][] pointwise(List<double[][]> runs) {
        double[][] mean = new double[runs.get(0).length][AXIS.length];
        for (double[][] run : runs) {
            for (int c = 0; c < mean.length; c++) {
                for (int i = 0; i < AXIS.length; i++) {
                    mean[c][i] += run[c][i] / runs.size();
                }
            }
        }
        return mean;
    }

    /** True and false positives at each threshold, from the highest down; the first is above every row. */
    private record Counts(int[] trues, int[] falses) {
        static Counts of(Predictions predictions, int c) {
            int rows = predictions.probabilities().length;
            float[] ofTrue = new float[rows];
            float[] ofFalse = new float[rows];
            int positives = 0;
            int negatives = 0;
            for (int i = 0; i < rows; i++) {
                float probability = predictions.probabilities()[i][c];
                if (predictions.truth()[i][c]) {
                    ofTrue[positives++] = probability;
                } else {
                    ofFalse[negatives++] = probability;
                }
            }
            return of(sorted(ofTrue, positives), sorted(ofFalse, negatives));
        }

        private static float[] sorted(float[] values, int count) {
            float[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            return sorted;
        }

        private static Counts of(float[] ofTrue, float[] ofFalse) {
            int[] trues = new int[ofTrue.length + ofFalse.length + 1];
            int[] falses = new int[trues.length];
            int thresholds = 1;
            int t = ofTrue.length;
            int f = ofFalse.length;
            while (t > 0 || f > 0) {
                float threshold =
                        t == 0 ? ofFalse[f - 1] : f == 0 ? ofTrue[t - 1] : Math.max(ofTrue[t - 1], ofFalse[f - 1]);
                while (t > 0 && ofTrue[t - 1] >= threshold) {
                    t--;
                }
                while (f > 0 && ofFalse[f - 1] >= threshold) {
                    f--;
                }
                trues[thresholds] = ofTrue.length - t;
                falses[thresholds] = ofFalse.length - f;
                thresholds++;
            }
            return new Counts(Arrays.copyOf(trues, thresholds), Arrays.copyOf(falses, thresholds));
        }

        private int positives() {
            return trues[trues.length - 1];
        }

        private int negatives() {
            return falses[falses.length - 1];
        }

        double share() {
            return (double) positives() / (positives() + negatives());
        }

        double[] sensitivities() {
            double[] values = new double[AXIS.length];
            int at = 0;
            for (int i = 0; i < AXIS.length; i++) {
                double wanted = AXIS[i] * negatives();
                // The last threshold that calls no more negatives than wanted.
                while (at + 1 < falses.length && falses[at + 1] <= wanted) {
                    at++;
                }
                double called = trues[at];
                if (at + 1 < falses.length) {
                    called += (trues[at + 1] - trues[at]) * (wanted - falses[at]) / (falses[at + 1] - falses[at]);
                }
                values[i] = negatives() == 0 || positives() == 0 ? Double.NaN : called / positives();
            }
            return values;
        }

        double[] precisions() {
            double[] values = new double[AXIS.length];
            int at = 0;
            for (int i = 0; i < AXIS.length; i++) {
                while (trues[at] < AXIS[i] * positives() - 1e-9) {
                    at++;
                }
                int called = trues[at] + falses[at];
                values[i] =
                        called == 0 || positives() == 0 || negatives() == 0 ? Double.NaN : (double) trues[at] / called;
            }
            return values;
        }
    }
}
