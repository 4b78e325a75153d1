package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.api.data.RecordLimits;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ecg.wfdb.Channels;
import dev.decant.plugin.ecg.wfdb.Header;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import dev.decant.plugin.ecg.wfdb.Segment;
import dev.decant.plugin.ecg.wfdb.SignalLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The WFDB headers of a set, all read, signals unread. */
public final class HeaderScan {
    /** How many channels that are passed over are counted by name. */
    private static final int NAMED = 10;

    private static final int LONGEST_NAME = 40;

    private HeaderScan() {}

    private static String described(SignalLine signal) {
        return shown(signal.lead()) + " in " + shown(signal.units());
    }

    /** Fit for a message: what is read may be no text at all. */
    private static String shown(String text) {
        String plain = text.strip().replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME) + "...";
    }

    /**
     * What is kept of a header, for there may be 100,000.
     *
     * @param record the record's name
     * @param file its header
     * @param leads the names of its channels that are read, in order
     * @param others the channels of other units that are passed over, as {@code PLETH in NU}
     * @param seconds its length; empty where the header does not say
     * @param segments the records that are parts of this one in time
     * @param comments the comment lines
     * @param layout whether it only says which signals the segments of another record may have
     * @param belonging the other files that belong to it
     * @param damaged whether the header cannot be read: then nothing else is known but record and file
     */
    public record Scanned(
            String record,
            StoredFile file,
            List<String> leads,
            List<String> others,
            OptionalDouble seconds,
            List<Segment> segments,
            List<String> comments,
            boolean layout,
            List<StoredFile> belonging,
            boolean damaged) {
        private static Scanned damaged(String record, StoredFile file) {
            return new Scanned(
                    record,
                    file,
                    List.of(),
                    List.of(),
                    OptionalDouble.empty(),
                    List.of(),
                    List.of(),
                    false,
                    List.of(),
                    true);
        }

        private static Scanned of(
                String record,
                StoredFile file,
                Header header,
                List<String> leads,
                List<String> others,
                List<StoredFile> belonging) {
            return new Scanned(
                    record,
                    file,
                    // The usual names are one object each.
                    leads.stream().map(LeadNames::spelled).toList(),
                    others,
                    header.frames().isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(header.frames().getAsLong() / header.samplingRate()),
                    header.segments(),
                    header.comments(),
                    header.isLayout(),
                    belonging,
                    false);
        }
    }

    /**
     * Reads every header, in parallel; those of the segments of another record are not records of their own, nor are layouts.
     * What belongs to headers is taken into the set, wherever it was found. A damaged header stays, for whoever
     * reads the record to say what is wrong.
     *
     * @param roots where the files lie, for messages
     * @param channels which signals are read
     * @param remarks counts the copies of records, the layouts of absent records and the channels that were passed over
     * @return by record name
     * @throws DataException if there is none, or none can be read
     */
    public static List<Scanned> of(
            List<Path> roots, RecordFiles files, Channels channels, Map<String, Integer> remarks) {
        SortedMap<String, StoredFile> headers = new RecordCatalog(files, remarks).records();
        if (headers.isEmpty()) {
            throw new DataException("no records in " + roots + ": no .hea file was found");
        }
        RecordReader reader = new RecordReader(files, channels, RecordLimits.USUAL);
        List<Scanned> scanned = List.copyOf(headers.entrySet()).parallelStream()
                .map(entry -> scan(reader, channels, entry.getKey(), entry.getValue()))
                .toList();
        Set<String> parts = scanned.stream()
                .flatMap(one -> one.segments().stream())
                .map(Segment::name)
                .collect(Collectors.toSet());
        files.include(scanned.stream().flatMap(one -> one.belonging().stream()).toList());
        List<Scanned> records =
                scanned.stream().filter(one -> !parts.contains(one.record())).toList();
        int layouts = (int) records.stream().filter(Scanned::layout).count();
        if (layouts > 0) {
            remarks.put("layout of segments without their record, passed over", layouts);
        }
        records = records.stream().filter(one -> !one.layout()).toList();
        count(records, remarks);
        return records;
    }

    /** Counts the channels that are passed over: the most frequent each by itself, for their names are what an option may ask for. */
    private static void count(List<Scanned> records, Map<String, Integer> remarks) {
        Map<String, Integer> counts = new TreeMap<>();
        records.stream().flatMap(one -> one.others().stream()).forEach(one -> counts.merge(one, 1, Integer::sum));
        List<Map.Entry<String, Integer>> sorted = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        sorted.stream()
                .limit(NAMED)
                .forEach(one -> remarks.merge(
                        "channel " + one.getKey() + ", no voltage, left out", one.getValue(), Integer::sum));
        sorted.stream()
                .skip(NAMED)
                .forEach(one ->
                        remarks.merge("other channel that is no voltage, left out", one.getValue(), Integer::sum));
    }

    private static Scanned scan(RecordReader reader, Channels channels, String record, StoredFile file) {
        try {
            Header header = reader.header(file);
            List<StoredFile> belonging = reader.belonging(file, header);
            List<SignalLine> signals = reader.signals(file, header);
            return Scanned.of(
                    record,
                    file,
                    header,
                    channels.of(signals).stream().map(SignalLine::lead).toList(),
                    channels.others(signals).stream().map(HeaderScan::described).toList(),
                    belonging);
        } catch (DataException damaged) {
            return Scanned.damaged(record, file);
        }
    }
}
