package dev.decant.runtime.data;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.RecordInfo;
import org.jspecify.annotations.Nullable;

/**
 * A record whose reading ended in what no data should cause: a fault of the data source, or memory that did not suffice. It
 * is not one of those that can be skipped.
 */
public final class ReadingFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ReadingFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** What to throw for what the reading of a record threw: that itself, where it says what is wrong. */
    static RuntimeException of(RecordInfo info, @Nullable Throwable thrown) {
        if (thrown instanceof DataException || thrown instanceof InvalidConfiguration) {
            return (RuntimeException) thrown;
        }
        Throwable cause = thrown == null ? new IllegalStateException("no cause") : thrown;
        String what = thrown instanceof OutOfMemoryError
                ? " needs more memory than there is; give the process more, such as DECANT_HEAP=6g, or lower"
                        + " data.max-samples"
                : " cannot be read, for the data source failed: "
                        + cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new ReadingFailure("record " + info.id() + what, cause);
    }
}
