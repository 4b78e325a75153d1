package dev.decant.study.table;

import dev.decant.runtime.evaluation.Evaluation;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of an evaluation that are over all classes. */
public final class OverallMetrics {
    private OverallMetrics() {}

    /** By name, the metrics first, then the field's score; NaN where one is undefined. */
    public static Map<String, Double> of(Evaluation evaluation) {
        Map<String, Double> overall = new LinkedHashMap<>();
        overall.put("f1", evaluation.f1());
        overall.put("auroc", evaluation.auroc());
        overall.put("auprc", evaluation.auprc());
        overall.put("accuracy", evaluation.accuracy());
        evaluation
                .score()
                .ifPresent(score ->
                        score.numbers().forEach((name, value) -> overall.put(score.scorer() + " " + name, value)));
        return overall;
    }
}
