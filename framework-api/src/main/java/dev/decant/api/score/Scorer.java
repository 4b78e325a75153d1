package dev.decant.api.score;

import dev.decant.api.plugin.Extension;
import dev.decant.api.task.Task;
import java.nio.file.Path;
import java.util.Map;

/** A score that a field agreed on. */
public interface Scorer<C extends Record> extends Extension<C> {
    /** The name of the number that ranks methods; larger is better. */
    String principal();

    /** Whether this scorer applies to a task with these classes. */
    boolean accepts(Task task);

    /** The numbers by name, in the order to print them; NaN where one is undefined. */
    Map<String, Double> score(Predictions predictions, C config);

    /**
     * The principal number alone. It is asked thousands of times on resampled records: worth a way of its own where the
     * other numbers cost more.
     */
    default double principalValue(Predictions predictions, C config) {
        return score(predictions, config).getOrDefault(principal(), Double.NaN);
    }

    /**
     * Scores files in the field's own formats.
     *
     * @param labels the folder of the truth
     * @param outputs the folder of the predictions
     * @throws dev.decant.api.data.DataException if a file is missing or damaged
     */
    Map<String, Double> scoreFiles(Path labels, Path outputs, C config);
}
