package dev.decant.plugin.ecg.dataset;

import dev.decant.plugin.ecg.files.StoredFile;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.time.Duration;
import java.util.Optional;

/** Reads the signals of a record. Safe for several threads at a time. */
@FunctionalInterface
public interface SignalReader {
    /**
     * The record, or the middle of it.
     *
     * @param file the header, or what stands for it
     * @param longest no more than this is read, where given
     * @throws dev.decant.api.data.DataException if it is damaged
     */
    Recording read(StoredFile file, Optional<Duration> longest);
}
