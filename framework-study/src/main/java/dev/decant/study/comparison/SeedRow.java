package dev.decant.study.comparison;

import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.runtime.evaluation.Similarity;
import java.util.Optional;

/**
 * One run in a comparison.
 *
 * @param seed of the run
 * @param run its identifier or folder
 * @param test the metrics on the test split
 * @param toTeacher the similarity to the same seed's teacher, where there is one; empty for the teacher itself
 * @param cost what the training took
 */
public record SeedRow(long seed, String run, Evaluation test, Optional<Similarity> toTeacher, Cost cost) {
    /** The number that a measure stands for; NaN where it is undefined or not there. */
    public double value(Measure measure) {
        if (measure.metric().isEmpty()) {
            return toTeacher
                    .map(measure == Measure.R2_TEACHER ? Similarity::rSquared : Similarity::squaredCorrelation)
                    .orElse(Double.NaN);
        }
        Metric metric = measure.metric().get();
        return test.has(metric) ? test.value(metric) : Double.NaN;
    }
}
