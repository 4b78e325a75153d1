package dev.decant.study.page;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.evaluation.OperatingCounts;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Receiver operating characteristic and precision-recall curve of each class against the rest, at fixed points of their
 * horizontal axes ({@link OperatingCounts}), so that the curves of several seeds can be averaged (vertical averaging, Fawcett
 * 2006).
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
            OperatingCounts counts = OperatingCounts.of(predictions, c);
            sensitivity[c] = counts.sensitivities(AXIS);
            precision[c] = counts.precisions(AXIS);
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
}
