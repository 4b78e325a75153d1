package dev.decant.api.data;

import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * An opened set of records. Reading is safe from several threads at a time.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface DataSet extends AutoCloseable {
    /** What is predicted. */
    Task task();

    /** The sequences as a network sees them, after preparation. */
    InputSpec input();

    /** Every usable record and every damaged one, in a stable order; {@link #read} says of the latter what is wrong. */
    List<RecordInfo> records();

    /**
     * Parses one record and brings it to the configured channels and sampling rate.
     *
     * @throws DataException if it is damaged
     */
    Example read(RecordInfo info);

    /**
     * Compares what a record's files claim with what they hold, without reading its signals: milliseconds. A source that
     * can tell nothing without reading does nothing.
     *
     * @throws DataException if {@link #read} would find the record damaged for that reason
     */
    default void check(RecordInfo info) {}

    /**
     * The names of the channels of what {@link #read} returns, in order: what is recorded, before preparation. A source
     * whose preparation makes other channels of them says so here.
     */
    default List<String> recordedChannels() {
        return input().channels();
    }

    /**
     * The sampling rate at which a record was recorded, in Hz, before {@link #read} brings it to that of the input; empty
     * where the source does not know it, or the record has several. No signal is read for it: milliseconds.
     *
     * @throws DataException if the record's files cannot be read
     */
    default OptionalDouble recordedRate(RecordInfo info) {
        return OptionalDouble.empty();
    }

    /**
     * Identifies the content and every setting that changes what {@link #read} returns; it keys the cache and enters
     * the id of a run. The same files in a folder and in a zip give the same fingerprint.
     */
    String fingerprint();

    /** What is fitted on the training records. */
    Preparation preparation();

    /**
     * What a record has to bring and how it is read, for those who use the trained network elsewhere; empty where the source
     * does not tell.
     */
    default Optional<RawRecord> raw() {
        return Optional.empty();
    }

    /** What was left out or repaired, counted, such as {@code record without label: 3}; empty if nothing was. */
    Map<String, Integer> remarks();

    @Override
    void close();
}
