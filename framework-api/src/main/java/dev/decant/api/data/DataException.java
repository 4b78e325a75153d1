package dev.decant.api.data;

import org.apiguardian.api.API;

/**
 * Data that cannot be read: one sentence that names the file or record, what was found and what was expected.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
