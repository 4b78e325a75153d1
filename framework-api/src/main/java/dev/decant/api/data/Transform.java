package dev.decant.api.data;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A fitted preparation: a value that predictions, external sets and exports reuse.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Transform {
    /**
     * A prepared copy (length unchanged, channels as in the data set's input).
     *
     * @param sequence what a network will see of a record, before padding: for inputs of a fixed length a part of it
     */
    Sequence apply(Sequence sequence);

    /**
     * What {@link #apply} does, step by step with every fitted value, for those who use the trained network elsewhere; none where
     * it is not told. One that changes nothing has a step that says so.
     */
    default List<PreparationStep> steps() {
        return List.of();
    }

    /** The fitted values as text; the empty string where nothing was fitted. */
    String state();
}
