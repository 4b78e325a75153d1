package dev.decant.study.comparison;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.evaluation.Evaluation;
import java.util.List;

/**
 * One finished run of a comparison.
 *
 * @param seed of the run
 * @param test the metrics of {@code predictions}
 * @param predictions on the test split; the same records in the same order for every run of a comparison
 * @param groups the patient of each row of the predictions, or its record where no patient is known
 * @param cost what the training took
 * @param run the run's identifier or folder
 */
public record SeedResult(
        long seed, Evaluation test, Predictions predictions, List<String> groups, Cost cost, String run) {
    public SeedResult {
        groups = List.copyOf(groups);
        if (groups.size() != predictions.ids().size()) {
            throw new IllegalArgumentException("run " + run + " has " + groups.size() + " groups for "
                    + predictions.ids().size() + " predictions");
        }
    }
}
