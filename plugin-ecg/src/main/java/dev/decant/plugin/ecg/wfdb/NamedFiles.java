package dev.decant.plugin.ecg.wfdb;

import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import java.util.Optional;

/** The files that headers name: where the name says or, without its folders, beside the header. Never outside of the set's. */
record NamedFiles(RecordFiles files) {
    Optional<StoredFile> find(StoredFile header, String named) {
        FilePath path = FilePath.of(named);
        Optional<StoredFile> within =
                path.folder().isEmpty() ? Optional.empty() : files.beside(header, path.folder(), path.name());
        return within.or(() -> files.beside(header, path.name()));
    }
}
