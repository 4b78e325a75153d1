package dev.decant.runtime.run;

import dev.decant.api.score.Predictions;
import java.util.List;

/**
 * A run that came to its end.
 *
 * @param label its name in listings
 * @param thresholds chosen on the validation split, one for each class
 * @param bestEpoch the epoch of the best checkpoint, from 1
 * @param epochs the epochs that were trained
 * @param test the predictions on the test split
 * @param groups the split key of each test record: the patient, or the record where no patient is known
 * @param plan digests of the planned order of batches: element e covers the epochs up to e
 */
public record FinishedRun(
        String id,
        RunFolder folder,
        String label,
        long seed,
        float[] thresholds,
        int bestEpoch,
        int epochs,
        Predictions test,
        List<String> groups,
        List<String> plan,
        RunCost cost) {
    /** Before the digests of a plan of labelled records alone, where others train on more of them. */
    public static final String ON_LABELLED = "labelled ";

    /** Whether it was trained on labelled records alone while others have more of them. */
    public boolean onLabelledAlone() {
        return !plan.isEmpty() && plan.get(0).startsWith(ON_LABELLED);
    }
}
