package dev.decant.api.score;

import dev.decant.api.task.Task;
import java.util.List;

/**
 * Predictions with the truth, in one order.
 *
 * @param task what was predicted
 * @param ids the record identifiers
 * @param probabilities [record][class]
 * @param decisions [record][class]: one true for a multi-class task, any number for a multi-label task
 * @param truth [record][class]
 */
public record Predictions(
        Task task, List<String> ids, float[][] probabilities, boolean[][] decisions, boolean[][] truth) {}
