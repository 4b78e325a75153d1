package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ecg.wfdb.Header;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import dev.decant.plugin.ecg.wfdb.Segment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The WFDB headers of a set, all read, signals unread. */
public final class HeaderScan {
    private HeaderScan() {}

    /**
     * What is kept of a header, for there may be 100,000.
     *
     * @param record the record's name
     * @param file its header
     * @param leads the names of its leads, in order
     * @param seconds its length; empty where the header does not say
     * @param segments the records that are parts of this one in time
     * @param comments the comment lines
     * @param layout whether it only says which signals the segments of another record may have
     * @param named the signal files that it names and that are known by no usual extension
     * @param damaged whether the header cannot be read: then nothing else is known but record and file
     */
    public record Scanned(
            String record,
            StoredFile file,
            List<String> leads,
            OptionalDouble seconds,
            List<Segment> segments,
            List<String> comments,
            boolean layout,
            List<StoredFile> named,
            boolean damaged) {
        private static Scanned damaged(String record, StoredFile file) {
            return new Scanned(
                    record, file, List.of(), OptionalDouble.empty(), List.of(), List.of(), false, List.of(), true);
        }

        private static Scanned of(
                String record, StoredFile file, Header header, List<String> leads, List<StoredFile> named) {
            return new Scanned(
                    record,
                    file,
                    // The usual names are one object each.
                    leads.stream().map(LeadNames::spelled).toList(),
                    header.frames().isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(header.frames().getAsLong() / header.samplingRate()),
                    header.segments(),
                    header.comments(),
                    header.isLayout(),
                    named,
                    false);
        }
    }

    /**
     * Reads every header, in parallel; those of the segments of another record are not records of their own, nor are layouts.
     * The signal files that headers name are taken into the set whatever their extension. A damaged header stays, for whoever
     * reads the record to say what is wrong.
     *
     * @param roots where the files lie, for messages
     * @param remarks counts the copies of records and the layouts of absent records that were passed over
     * @return by record name
     * @throws DataException if there is none, or none can be read
     */
    public static List<Scanned> of(List<Path> roots, RecordFiles files, Map<String, Integer> remarks) {
        SortedMap<String, StoredFile> headers = new RecordCatalog(files, remarks).records();
        if (headers.isEmpty()) {
            throw new DataException("no records in " + roots + ": no .hea file was found");
        }
        RecordReader reader = new RecordReader(files);
        List<Scanned> scanned = List.copyOf(headers.entrySet()).parallelStream()
                .map(entry -> scan(reader, entry.getKey(), entry.getValue()))
                .toList();
        Set<String> parts = scanned.stream()
                .flatMap(one -> one.segments().stream())
                .map(Segment::name)
                .collect(Collectors.toSet());
        files.include(scanned.stream().flatMap(one -> one.named().stream()).toList());
        List<Scanned> records =
                scanned.stream().filter(one -> !parts.contains(one.record())).toList();
        int layouts = (int) records.stream().filter(Scanned::layout).count();
        if (layouts > 0) {
            remarks.put("layout of segments without their record, passed over", layouts);
        }
        return records.stream().filter(one -> !one.layout()).toList();
    }

    private static Scanned scan(RecordReader reader, String record, StoredFile file) {
        try {
            Header header = reader.header(file);
            List<StoredFile> named = reader.signalFiles(file, header).stream()
                    .filter(signals -> !RecordReader.reads(signals.name()))
                    .toList();
            return Scanned.of(record, file, header, reader.leads(file, header), named);
        } catch (DataException damaged) {
            return Scanned.damaged(record, file);
        }
    }
}
