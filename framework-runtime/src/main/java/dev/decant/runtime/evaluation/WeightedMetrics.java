package dev.decant.runtime.evaluation;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of one set of predictions in which each record may count any number of times, for resampling: sorting
 * happens once, at construction in O(classes n log n); a value then costs O(classes n). Thread-safe.
 *
 * <p>Each macro value is the mean over the classes where the class's own value is defined, NaN where none is.
 */
public final class WeightedMetrics {
    private final List<DecisionCounts> decisions;
    private final List<RankedScores> scores;
    private final boolean[] right;

    private WeightedMetrics(List<DecisionCounts> decisions, List<RankedScores> scores, boolean[] right) {
        this.decisions = decisions;
        this.scores = scores;
        this.right = right;
    }

    /**
     * @throws IllegalArgumentException if the arrays differ in shape or a probability is not finite
     */
    public static WeightedMetrics of(Predictions predictions) {
        check(predictions);
        int records = predictions.ids().size();
        int classes = predictions.task().outputs();
        List<DecisionCounts> decisions = new ArrayList<>(classes);
        List<RankedScores> scores = new ArrayList<>(classes);
        boolean[] right = new boolean[records];
        Arrays.fill(right, true);
        float[] score = new float[records];
        boolean[] decided = new boolean[records];
        boolean[] truth = new boolean[records];
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < records; i++) {
                score[i] = predictions.probabilities()[i][c];
                decided[i] = predictions.decisions()[i][c];
                truth[i] = predictions.truth()[i][c];
                right[i] &= decided[i] == truth[i];
            }
            decisions.add(DecisionCounts.of(decided, truth));
            scores.add(RankedScores.of(score, truth));
        }
        return new WeightedMetrics(decisions, scores, right);
    }

    /** The number of records, which is the length of every weights array. */
    public int records() {
        return right.length;
    }

    /**
     * One of the metrics below.
     *
     * @throws IllegalArgumentException for SCORE, which only a scorer knows: {@link ResampledScore}
     */
    public double value(Metric metric, int[] weights) {
        return switch (metric) {
            case F1 -> f1(weights);
            case AUROC -> auroc(weights);
            case AUPRC -> auprc(weights);
            case ACCURACY -> accuracy(weights);
            case SCORE -> throw new IllegalArgumentException("the field's score is its scorer's to compute");
        };
    }

    /** Macro F1; see {@link DecisionCounts#f1}. */
    public double f1(int[] weights) {
        return macro(decisions, c -> c.f1(weights));
    }

    /** Macro area under the receiver operating characteristic; see {@link RankedScores#auroc}. */
    public double auroc(int[] weights) {
        return macro(scores, c -> c.auroc(weights));
    }

    /** Macro area under the precision-recall curve; see {@link RankedScores#auprc}. */
    public double auprc(int[] weights) {
        return macro(scores, c -> c.auprc(weights));
    }

    /** The share of records whose decisions are right for every class; NaN without records. */
    public double accuracy(int[] weights) {
        long hits = 0;
        long counted = 0;
        for (int i = 0; i < right.length; i++) {
            counted += weights[i];
            if (right[i]) {
                hits += weights[i];
            }
        }
        return counted == 0 ? Double.NaN : (double) hits / counted;
    }

    /** Weights that count each record once. */
    public int[] once() {
        int[] weights = new int[right.length];
        Arrays.fill(weights, 1);
        return weights;
    }

    DecisionCounts decisionsOf(int classIndex) {
        return decisions.get(classIndex);
    }

    RankedScores scoresOf(int classIndex) {
        return scores.get(classIndex);
    }

    private static <T> double macro(List<T> classes, ToDoubleFunction<T> value) {
        double sum = 0;
        int defined = 0;
        for (T one : classes) {
            double of = value.applyAsDouble(one);
            if (!Double.isNaN(of)) {
                sum += of;
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }

    private static void check(Predictions predictions) {
        int records = predictions.ids().size();
        int classes = predictions.task().outputs();
        if (predictions.probabilities().length != records
                || predictions.decisions().length != records
                || predictions.truth().length != records) {
            throw new IllegalArgumentException(records + " identifiers, but "
                    + predictions.probabilities().length + " rows of probabilities, "
                    + predictions.decisions().length + " of decisions and "
                    + predictions.truth().length + " of truth");
        }
        for (int i = 0; i < records; i++) {
            float[] row = predictions.probabilities()[i];
            if (row.length != classes
                    || predictions.decisions()[i].length != classes
                    || predictions.truth()[i].length != classes) {
                throw new IllegalArgumentException("record " + predictions.ids().get(i) + " has " + row.length
                        + " probabilities, " + predictions.decisions()[i].length + " decisions and "
                        + predictions.truth()[i].length + " truths for " + classes + " classes");
            }
            for (int c = 0; c < classes; c++) {
                if (!Float.isFinite(row[c])) {
                    throw new IllegalArgumentException(
                            "record " + predictions.ids().get(i) + ", class "
                                    + predictions.task().classes().get(c) + ": the probability is " + row[c]
                                    + ", not a finite number");
                }
            }
        }
    }
}
