package dev.decant.api.data;

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

    /** The fitted values as text; the empty string where nothing was fitted. */
    String state();
}
