package dev.decant.runtime.evaluation;

import dev.decant.runtime.config.EvaluateConfig.Metric;
import java.util.List;
import java.util.Optional;

/**
 * The metrics of one set of predictions.
 *
 * <p>Definitions are those of the PhysioNet/CinC Challenge 2021 (evaluation-2021): macro values are means over the
 * classes where the class's own value is defined, NaN where none is.
 *
 * @param records the rows that were judged: records, or the steps of a per-step task
 * @param f1 macro F1, in [0, 1]
 * @param auroc macro area under the receiver operating characteristic, in [0, 1]
 * @param auprc macro area under the precision-recall curve, in (0, 1]
 * @param accuracy the share of rows that are right: the class, or every label of the set
 * @param classes one entry for each class, in the order of the task
 * @param confusion for a multi-class task
 * @param score the field's own score, where one is configured
 */
public record Evaluation(
        int records,
        double f1,
        double auroc,
        double auprc,
        double accuracy,
        List<ClassMetrics> classes,
        Optional<ConfusionMatrix> confusion,
        Optional<FieldScore> score) {
    public Evaluation {
        classes = List.copyOf(classes);
    }

    /** Whether {@link #value} knows this metric: SCORE needs a scorer. */
    public boolean has(Metric metric) {
        return metric != Metric.SCORE || score.isPresent();
    }

    /**
     * The number that a metric stands for; NaN where it is undefined.
     *
     * @throws IllegalStateException for SCORE without a scorer
     */
    public double value(Metric metric) {
        return switch (metric) {
            case F1 -> f1;
            case AUROC -> auroc;
            case AUPRC -> auprc;
            case ACCURACY -> accuracy;
            case SCORE ->
                score.orElseThrow(() -> new IllegalStateException("no scorer is configured, so there is no score"))
                        .value();
        };
    }
}
