package dev.decant.runtime.config;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.score.Scorer;
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
}
