package dev.decant.study.comparison;

import dev.decant.api.score.Scorer;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.config.Selected;
import java.util.Map;
import java.util.Optional;

/**
 * How a comparison is made and what is said about it.
 *
 * @param name of the experiment
 * @param baseline the contender that the others are compared with
 * @param select the metric that chose each run's checkpoint on the validation split
 * @param scorer the field's own score
 * @param resamples of the bootstrap, and permutations of the test
 * @param confidence of the intervals, such as 0.95
 * @param randomSeed of the resamples
 * @param groups what a group is called in the plural: {@code patients}, or {@code records} where no patient is known
 * @param judged which records
 * @param provenance passed through to the JSON
 */
public record ComparisonSetup(
        String name,
        String baseline,
        Metric select,
        Optional<Selected<Scorer<Record>>> scorer,
        int resamples,
        double confidence,
        long randomSeed,
        String groups,
        Judged judged,
        Map<String, Object> provenance) {
    public ComparisonSetup {
        if (select == Metric.SCORE && scorer.isEmpty()) {
            throw new IllegalArgumentException("checkpoints were selected by score, but there is no scorer");
        }
    }
}
