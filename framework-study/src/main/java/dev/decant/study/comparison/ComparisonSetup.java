package dev.decant.study.comparison;

import dev.decant.api.score.Scorer;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.config.Selected;
import dev.decant.study.search.TuningEffort;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a comparison is made and what is said about it.
 *
 * @param name of the experiment
 * @param baseline the contender that the others are compared with
 * @param select the metric that chose each run's checkpoint on the validation split; its measure is the primary one
 * @param scorer the field's own score
 * @param resamples of the bootstrap of a single seed
 * @param confidence of the intervals, such as 0.95
 * @param margin of non-inferiority to the teacher on the primary measure, above 0; empty where none is asked for
 * @param randomSeed of the resamples
 * @param groups what a group is called in the plural: {@code patients}, or {@code records} where no patient is known
 * @param judged which records
 * @param tuning by method, what choosing its settings took, in the order of the table; empty where it is not known
 * @param training what its runs were trained on; empty where their folders do not tell
 * @param provenance passed through to the JSON
 */
public record ComparisonSetup(
        String name,
        String baseline,
        Metric select,
        Optional<Selected<Scorer<Record>>> scorer,
        int resamples,
        double confidence,
        OptionalDouble margin,
        long randomSeed,
        String groups,
        Judged judged,
        Map<String, TuningEffort> tuning,
        Optional<ComparisonTraining> training,
        Map<String, Object> provenance) {
    public ComparisonSetup {
        tuning = Collections.unmodifiableMap(new LinkedHashMap<>(tuning));
        if (select == Metric.SCORE && scorer.isEmpty()) {
            throw new IllegalArgumentException("checkpoints were selected by score, but there is no scorer");
        }
    }

    /** Of runs of which nobody knows what they were trained on. */
    public ComparisonSetup(
            String name,
            String baseline,
            Metric select,
            Optional<Selected<Scorer<Record>>> scorer,
            int resamples,
            double confidence,
            OptionalDouble margin,
            long randomSeed,
            String groups,
            Judged judged,
            Map<String, TuningEffort> tuning,
            Map<String, Object> provenance) {
        this(
                name,
                baseline,
                select,
                scorer,
                resamples,
                confidence,
                margin,
                randomSeed,
                groups,
                judged,
                tuning,
                Optional.empty(),
                provenance);
    }

    /** The one measure that the comparison is about; all others are secondary. */
    public Measure primary() {
        return Measure.of(select);
    }

    /** {@code primary} or {@code secondary}, as every output has it. */
    public String endpoint(Measure measure) {
        return measure == primary() ? "primary" : "secondary";
    }
}
