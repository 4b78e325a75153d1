package dev.decant.runtime.config;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.score.Scorer;
import dev.decant.api.task.Task;
import java.util.Optional;

/** How a trained network is judged. */
public record EvaluateConfig(
        @Meaning("the metric that chooses the best checkpoint on the validation split: f1, auroc, auprc, accuracy, or"
                + " score for the scorer's principal number")
        Metric select,

        @Meaning("the field's own score") Optional<Selected<Scorer<Record>>> scorer,

        @Meaning("records in one evaluation batch") @Range(min = 1, max = 65536)
        int batchSize) {
    /** The metrics that can choose. */
    public enum Metric {
        F1,
        AUROC,
        AUPRC,
        ACCURACY,
        SCORE
    }

    /** Whether the scorer, if there is one, applies to a task. */
    public boolean scores(Task task) {
        return scorer.isEmpty() || scorer.get().extension().accepts(task);
    }

    /** The same without a scorer; what would be selected by score is then by f1. */
    public EvaluateConfig withoutScorer() {
        return new EvaluateConfig(select == Metric.SCORE ? Metric.F1 : select, Optional.empty(), batchSize);
    }
}
