package dev.decant.study.external;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.run.FinishedRun;
import java.util.List;

/**
 * What a finished run predicts on an external set.
 *
 * @param predictions for the classes that run and set have in common, decided at the run's own thresholds
 * @param thresholds of those classes
 * @param groups the patient of each record, or the record where no patient is known
 */
public record ExternalPredictions(FinishedRun run, Predictions predictions, float[] thresholds, List<String> groups) {
    public ExternalPredictions {
        groups = List.copyOf(groups);
    }
}
