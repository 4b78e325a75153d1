package dev.decant.api.score;

import dev.decant.api.task.Task;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Predictions with the truth, in one order: one row for each record. For a per-step task a record has one row for each of
 * its steps; they follow each other in the order of time, and the identifier is repeated.
 *
 * @param task what was predicted
 * @param ids the record identifier of each row
 * @param probabilities [row][class]
 * @param decisions [row][class]: one true for a multi-class task, any number for a multi-label task
 * @param truth [row][class]: what was trained, by which metrics judge
 * @param published [row][class]: the truth as the field published it, by which a {@link Scorer} judges
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Predictions(
        Task task,
        List<String> ids,
        float[][] probabilities,
        boolean[][] decisions,
        boolean[][] truth,
        boolean[][] published) {
    /** Predictions of a truth that is the published one. */
    public Predictions(Task task, List<String> ids, float[][] probabilities, boolean[][] decisions, boolean[][] truth) {
        this(task, ids, probabilities, decisions, truth, truth);
    }
}
