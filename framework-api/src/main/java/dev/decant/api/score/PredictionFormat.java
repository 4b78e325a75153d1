package dev.decant.api.score;

import dev.decant.api.extension.Extension;
import dev.decant.api.task.Task;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A field's own file format for predictions, as its official scorer reads them.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PredictionFormat<C extends Record> extends Extension<C> {
    /** Whether predictions for this task can be written so. */
    boolean accepts(Task task);

    /**
     * Writes the predictions; the truth is not written.
     *
     * @param directory exists and is empty
     * @throws dev.decant.api.data.DataException if they cannot be written
     */
    void write(Path directory, Predictions predictions, C config);
}
