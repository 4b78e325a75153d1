package dev.decant.runtime.evaluation;

import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.config.Selected;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Two methods' metrics after some records exchanged their outputs, for permutation tests. Thread-safe.
 *
 * <p>For the areas under curves each method's probabilities are first turned into their ranks among its own, class by
 * class. That changes neither method's areas, but makes outputs exchangeable between two methods of which one merely
 * gives higher probabilities throughout (Venkatraman and Begg 1996; Bandos et al. 2005).
 */
public final class ExchangedMetrics {
    private final Predictions contender;
    private final Predictions baseline;
    private final Optional<Selected<Scorer<Record>>> scorer;
    /** Both methods' rows one after the other, the contender's first. */
    private final WeightedMetrics both;

    private ExchangedMetrics(
            Predictions contender,
            Predictions baseline,
            Optional<Selected<Scorer<Record>>> scorer,
            WeightedMetrics both) {
        this.contender = contender;
        this.baseline = baseline;
        this.scorer = scorer;
        this.both = both;
    }

    /**
     * @param contender larger values speak for it
     * @param baseline predictions of the same records in the same order
     * @throws IllegalArgumentException if the records differ
     */
    public static ExchangedMetrics of(
            Predictions contender, Predictions baseline, Optional<Selected<Scorer<Record>>> scorer) {
        if (!contender.ids().equals(baseline.ids())
                || !Arrays.deepEquals(contender.truth(), baseline.truth())
                || !Arrays.deepEquals(contender.published(), baseline.published())) {
            throw new IllegalArgumentException("the two methods were judged on different records");
        }
        Predictions rows = new Predictions(
                contender.task(),
                Stream.concat(contender.ids().stream(), baseline.ids().stream()).toList(),
                concat(ranks(contender), ranks(baseline)),
                concat(contender.decisions(), baseline.decisions()),
                concat(contender.truth(), baseline.truth()));
        return new ExchangedMetrics(contender, baseline, scorer, WeightedMetrics.of(rows));
    }

    /**
     * The contender's metric less the baseline's.
     *
     * @param exchanged [record], whether the two outputs change places
     * @throws java.util.NoSuchElementException for SCORE without a scorer
     */
    public double difference(Metric metric, boolean[] exchanged) {
        return switch (metric) {
            case F1 -> difference(both::f1, exchanged);
            case AUROC -> difference(both::auroc, exchanged);
            case AUPRC -> difference(both::auprc, exchanged);
            case ACCURACY -> difference(both::accuracy, exchanged);
            case SCORE -> score(contender, baseline, exchanged) - score(baseline, contender, exchanged);
        };
    }

    private static double difference(ToDoubleFunction<int[]> metric, boolean[] exchanged) {
        int records = exchanged.length;
        int[] ofContender = new int[2 * records];
        int[] ofBaseline = new int[2 * records];
        for (int i = 0; i < records; i++) {
            int other = exchanged[i] ? 1 : 0;
            ofContender[i] = 1 - other;
            ofContender[records + i] = other;
            ofBaseline[i] = other;
            ofBaseline[records + i] = 1 - other;
        }
        return metric.applyAsDouble(ofContender) - metric.applyAsDouble(ofBaseline);
    }

    private double score(Predictions own, Predictions other, boolean[] exchanged) {
        float[][] probabilities = own.probabilities().clone();
        boolean[][] decisions = own.decisions().clone();
        for (int i = 0; i < exchanged.length; i++) {
            if (exchanged[i]) {
                probabilities[i] = other.probabilities()[i];
                decisions[i] = other.decisions()[i];
            }
        }
        Selected<Scorer<Record>> chosen = scorer.orElseThrow();
        return chosen.extension()
                .principalValue(
                        new Predictions(own.task(), own.ids(), probabilities, decisions, own.truth(), own.published()),
                        chosen.config());
    }

    private static float[][] ranks(Predictions predictions) {
        int records = predictions.ids().size();
        float[][] ranks = new float[records][predictions.task().outputs()];
        for (int c = 0; c < predictions.task().outputs(); c++) {
            float[] column = new float[records];
            for (int i = 0; i < records; i++) {
                column[i] = predictions.probabilities()[i][c];
            }
            float[] ofClass = RankedScores.midRanks(column);
            for (int i = 0; i < records; i++) {
                ranks[i][c] = ofClass[i];
            }
        }
        return ranks;
    }

    private static <T> T[] concat(T[] first, T[] second) {
        T[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
