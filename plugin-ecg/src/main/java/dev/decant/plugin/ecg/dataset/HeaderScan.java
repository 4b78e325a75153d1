package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.plugin.ecg.files.RecordFiles;
import dev.decant.plugin.ecg.files.StoredFile;
import dev.decant.plugin.ecg.wfdb.Header;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** The WFDB headers of a set, all read, signals unread. */
public final class HeaderScan {
    /** How many damaged headers an error names. */
    private static final int NAMED = 5;

    private HeaderScan() {}

    /**
     * What is kept of a header, for there may be 100,000.
     *
     * @param record the record's name
     * @param file its header
     * @param leads the names of its leads, in order
     * @param seconds its length; empty where the header does not say
     * @param comments the comment lines
     */
    public record Scanned(
            String record, StoredFile file, List<String> leads, OptionalDouble seconds, List<String> comments) {
        private static Scanned of(String record, StoredFile file, Header header) {
            return new Scanned(
                    record,
                    file,
                    // The usual names are one object each.
                    header.leads().stream().map(LeadNames::spelled).toList(),
                    header.samples().isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(header.samples().getAsInt() / header.samplingRate()),
                    header.comments());
        }
    }

    private record Attempt(Optional<Scanned> scanned, String problem) {}

    /**
     * Reads every header, in parallel.
     *
     * @param roots where the files lie, for messages
     * @param remarks counts the copies of records that were passed over
     * @return by record name
     * @throws DataException if there is none, or some are damaged, naming the first
     */
    public static List<Scanned> of(List<Path> roots, RecordFiles files, Map<String, Integer> remarks) {
        SortedMap<String, StoredFile> headers = new RecordCatalog(files, remarks).records();
        if (headers.isEmpty()) {
            throw new DataException("no records in " + roots + ": no .hea file was found");
        }
        RecordReader reader = new RecordReader(files);
        List<Attempt> attempts = List.copyOf(headers.entrySet()).parallelStream()
                .map(entry -> attempt(reader, entry.getKey(), entry.getValue()))
                .toList();
        List<String> problems = attempts.stream()
                .filter(attempt -> attempt.scanned.isEmpty())
                .map(Attempt::problem)
                .toList();
        if (!problems.isEmpty()) {
            throw new DataException(problems.size() + " of " + headers.size() + " headers cannot be read: "
                    + String.join("; ", problems.subList(0, Math.min(NAMED, problems.size())))
                    + (problems.size() > NAMED ? "; ..." : ""));
        }
        return attempts.stream().flatMap(attempt -> attempt.scanned.stream()).toList();
    }

    private static Attempt attempt(RecordReader reader, String record, StoredFile file) {
        try {
            return new Attempt(Optional.of(Scanned.of(record, file, reader.header(file))), "");
        } catch (DataException e) {
            return new Attempt(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }
}
