package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.util.OptionalDouble;

/** Reads the signals of one record, in whatever files a source keeps them. Safe for several threads at a time. */
public interface SignalReader {
    /**
     * The record; of one that is longer, only the middle.
     *
     * @param record the file that the record is known by
     * @param seconds the length of the middle that is wanted, at least; empty for the whole record
     * @throws DataException if the record is damaged
     */
    Recording read(StoredFile record, OptionalDouble seconds);

    /**
     * Compares what the record's files claim with what they hold, as far as that needs no signal.
     *
     * @throws DataException if {@link #read} would find it damaged for that reason
     */
    void check(StoredFile record, OptionalDouble seconds);

    /**
     * The sampling rate of all leads in Hz, without reading them; empty where they have several.
     *
     * @throws DataException if the record cannot be read
     */
    OptionalDouble rate(StoredFile record);

    /**
     * Of which leads something was recorded in what {@link #read} reads; cheaper than that.
     *
     * @throws DataException if the record is damaged
     */
    RecordedLeads recorded(StoredFile record, OptionalDouble seconds);
}
