package dev.decant.api.score;

import dev.decant.api.extension.Extension;
import dev.decant.api.task.Task;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * A score that a field agreed on. It judges by {@link Predictions#published}, whatever was trained.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
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
     * The principal number for any multiplicities of the records, where that is cheaper than to write the records out
     * that often: a sum over records is. Empty, as it is by default, where it is not.
     */
    default Optional<WeightedScore> weighted(Predictions predictions, C config) {
        return Optional.empty();
    }

    /**
     * The thresholds at which the principal number is largest on validation predictions; their decisions are not made yet
     * and say nothing. Empty, as it is by default, where the best F1 of each class is to choose them.
     *
     * @return [class]
     */
    default Optional<float[]> thresholds(Predictions validation, C config) {
        return Optional.empty();
    }

    /**
     * Scores files in the field's own formats.
     *
     * @param labels the folder of the truth
     * @param outputs the folder of the predictions
     * @throws dev.decant.api.data.DataException if a file is missing or damaged
     */
    Map<String, Double> scoreFiles(Path labels, Path outputs, C config);

    /**
     * Scores files as {@link #scoreFiles(Path, Path, Record)} does, and says what is odd in them.
     *
     * @param warnings hears a sentence of each kind of oddity that does not keep the files from being scored; of none, by
     *     default
     */
    default Map<String, Double> scoreFiles(Path labels, Path outputs, C config, Consumer<String> warnings) {
        return scoreFiles(labels, outputs, config);
    }
}
