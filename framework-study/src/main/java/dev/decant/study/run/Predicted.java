package dev.decant.study.run;

import dev.decant.api.score.Predictions;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a run said of other records.
 *
 * @param predictions for every class of the run, with no truth
 * @param remarks what was left out or repaired in the records, counted
 * @param out the folder that they were written to
 */
public record Predicted(Predictions predictions, Map<String, Integer> remarks, Path out) {
    /** How many records were predicted; a record of a task per step has several rows. */
    public long records() {
        return predictions.ids().stream().distinct().count();
    }
}
