package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import dev.decant.api.data.RecordLimits;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads WFDB records from their headers and signal files, each signal at its own rate: the voltages, and of the others those that are
 * asked for. Safe for several threads at a time.
 */
public final class RecordReader {
    private static final Pattern PART_OF_RECORD = Pattern.compile("(?i).*\\.(hea|mat|dat|xyz|ecg|sig|bin)");

    private static final String HEADER = ".hea";

    /** How many frames are looked at first for one that was recorded; then four times as many, and so on. */
    private static final int FIRST_LOOK = 256;

    /** No more at a time: many records are looked at side by side. */
    private static final int LONGEST_LOOK = 1 << 20;

    private final RecordFiles files;
    private final Channels channels;
    private final RecordLimits limits;

    /** Of the voltages, within the usual limits. */
    public RecordReader(RecordFiles files) {
        this(files, Channels.VOLTAGES, RecordLimits.USUAL);
    }

    /**
     * @param channels which signals are read
     * @param limits of what is read of one record
     */
    public RecordReader(RecordFiles files, Channels channels, RecordLimits limits) {
        this.files = files;
        this.channels = channels;
        this.limits = limits;
    }

    /** Whether a file is part of a record by its name: headers and the usual signal files. A header may name others. */
    public static boolean reads(String name) {
        return PART_OF_RECORD.matcher(name).matches();
    }

    /** Whether a file of that name is a header. */
    public static boolean isHeader(String name) {
        return name.regionMatches(true, name.length() - HEADER.length(), HEADER, 0, HEADER.length());
    }

    /**
     * What belongs to a header, of what is there, each once: the signal files that it names, and the headers and signal files of its
     * segments.
     */
    public List<StoredFile> belonging(StoredFile headerFile, Header header) {
        Stream<StoredFile> ofSegments = header.segments().stream()
                .filter(segment -> !segment.isGap())
                .flatMap(segment -> new NamedFiles(files).find(headerFile, segment.record() + HEADER).stream())
                .distinct()
                .flatMap(file -> Stream.concat(Stream.of(file), signalFiles(file).stream()));
        return Stream.concat(signalFiles(headerFile, header).stream(), ofSegments)
                .distinct()
                .toList();
    }

    private List<StoredFile> signalFiles(StoredFile segment) {
        try {
            return signalFiles(segment, header(segment));
        } catch (DataException damaged) {
            // Whoever reads the segment hears of it.
            return List.of();
        }
    }

    /** The signal files that a header names, of those that are there, each once. */
    public List<StoredFile> signalFiles(StoredFile headerFile, Header header) {
        return header.signals().stream()
                .map(SignalLine::file)
                .distinct()
                .flatMap(name -> new NamedFiles(files).find(headerFile, name).stream())
                .distinct()
                .toList();
    }

    /**
     * What the header says, signals unread.
     *
     * @throws DataException if it is damaged
     */
    public Header header(StoredFile header) {
        return HeaderParser.parse(header.read(), header.location());
    }

    /**
     * All signals of a record, read or not: those of its header. Of several segments, those of the layout that comes first or, where
     * there is none, of all segments.
     *
     * @throws DataException if that cannot be read
     */
    public List<SignalLine> signals(StoredFile headerFile, Header header) {
        return header.segments().isEmpty()
                ? header.signals()
                : segments(headerFile, header).signals();
    }

    /**
     * The names of the signals that are read, in order.
     *
     * @throws DataException if a header cannot be read
     */
    public List<String> leads(StoredFile headerFile, Header header) {
        return channels.of(signals(headerFile, header)).stream()
                .map(SignalLine::lead)
                .toList();
    }

    /**
     * The whole record. The checksum of each lead is verified where the header states them.
     *
     * @throws DataException if header or signals are damaged, naming the record, the file, what was found and expected
     */
    public Recording read(StoredFile headerFile) {
        return read(headerFile, Optional.empty());
    }

    /**
     * The middle of a record, or all of it.
     *
     * @param longest no more than this is read, where given
     * @throws DataException if header or signals are damaged
     */
    public Recording read(StoredFile headerFile, Optional<Duration> longest) {
        Header header = header(headerFile);
        long frames = frames(headerFile, header);
        return frames == 0
                ? new Recording(header.record(), header.samplingRate(), List.of(), new float[0][], 0)
                : read(headerFile, header, excerpt(header, frames, longest), frames);
    }

    /**
     * Compares what the header and those of its segments say with the sizes of their files; no signal is read.
     *
     * @param longest no more than this would be read, where given
     * @throws DataException if they do not agree, a file is missing, or more would be read than the limits allow
     */
    public void check(StoredFile headerFile, Optional<Duration> longest) {
        Header header = header(headerFile);
        long frames = frames(headerFile, header);
        if (frames == 0) {
            return;
        }
        Excerpt excerpt = excerpt(header, frames, longest);
        if (header.segments().isEmpty()) {
            own(headerFile, header).require(excerpt, frames, limits);
        } else {
            segments(headerFile, header).check();
            limits.require(
                    excerpt.frames(),
                    leads(headerFile, header).size(),
                    "record " + header.record() + ": " + headerFile.location());
        }
    }

    /**
     * Some frames of a record. No more of its files is read than they need, and checksums are verified only where whole
     * signals are read.
     *
     * @throws DataException if the record is shorter, or header or signals are damaged
     */
    public Recording read(StoredFile headerFile, Excerpt excerpt) {
        Header header = header(headerFile);
        return read(headerFile, header, excerpt, frames(headerFile, header));
    }

    /**
     * Of which leads at least one sample was recorded. Little is read where something was.
     *
     * @param longest no more than this around the middle counts, where given
     * @return for each of {@link #leads}
     * @throws DataException if header or signals are damaged
     */
    public boolean[] recorded(StoredFile headerFile, Optional<Duration> longest) {
        Header header = header(headerFile);
        boolean[] recorded = new boolean[leads(headerFile, header).size()];
        long frames = recorded.length == 0 ? 0 : frames(headerFile, header);
        if (frames == 0) {
            return recorded;
        }
        Excerpt all = excerpt(header, frames, longest);
        int at = 0;
        long look = FIRST_LOOK;
        while (at < all.frames() && !allTrue(recorded)) {
            int count = (int) Math.min(look, all.frames() - at);
            float[][] part = signals(headerFile, header, new Excerpt(all.from() + at, count), frames).values;
            for (int lead = 0; lead < recorded.length; lead++) {
                recorded[lead] |= Gaps.hasSample(part[lead]);
            }
            at += count;
            look = Math.min(LONGEST_LOOK, look * 4);
        }
        return recorded;
    }

    private static boolean allTrue(boolean[] flags) {
        for (boolean flag : flags) {
            if (!flag) {
                return false;
            }
        }
        return true;
    }

    private Excerpt excerpt(Header header, long frames, Optional<Duration> longest) {
        double wanted = longest.map(length -> length.toNanos() / 1e9 * header.samplingRate())
                .orElse(Double.MAX_VALUE);
        limits.require((long) Math.min((double) frames, wanted), 1, "record " + header.record());
        return longest.map(length -> Excerpt.middle(frames, header.samplingRate(), length))
                .orElseGet(() -> new Excerpt(0, Math.toIntExact(frames)));
    }

    /** Signals as they were recorded: [lead][samples], NaN where nothing was, and the samples of a frame. */
    private record Signals(List<String> leads, int[] samplesPerFrame, float[][] values) {}

    private Recording read(StoredFile headerFile, Header header, Excerpt excerpt, long frames) {
        if (excerpt.from() + excerpt.frames() > frames) {
            throw new DataException("record " + header.record() + " has " + frames + " frames; expected at least "
                    + (excerpt.from() + excerpt.frames()));
        }
        Signals signals = signals(headerFile, header, excerpt, frames);
        int missing = 0;
        for (float[] lead : signals.values) {
            missing += Gaps.interpolate(lead);
        }
        List<Double> rates = Arrays.stream(signals.samplesPerFrame)
                .mapToObj(samples -> samples * header.samplingRate())
                .toList();
        return new Recording(header.record(), rates, signals.leads, signals.values, missing);
    }

    private Signals signals(StoredFile headerFile, Header header, Excerpt excerpt, long frames) {
        if (header.segments().isEmpty()) {
            int[] samplesPerFrame = channels.of(header.signals()).stream()
                    .mapToInt(SignalLine::samplesPerFrame)
                    .toArray();
            return new Signals(
                    leads(headerFile, header),
                    samplesPerFrame,
                    own(headerFile, header).read(excerpt, frames, limits));
        }
        RecordSegments segments = segments(headerFile, header);
        List<SignalLine> leads = channels.of(segments.signals());
        RecordSegments.Read read = segments.read(excerpt, leads, limits);
        return new Signals(leads.stream().map(SignalLine::lead).toList(), read.samplesPerFrame(), read.values());
    }

    private long frames(StoredFile headerFile, Header header) {
        return header.segments().isEmpty()
                ? own(headerFile, header).frames()
                : segments(headerFile, header).frames();
    }

    private RecordSignals own(StoredFile headerFile, Header header) {
        return new RecordSignals(files, headerFile, header, channels);
    }

    private RecordSegments segments(StoredFile headerFile, Header header) {
        return new RecordSegments(files, headerFile, header, channels);
    }
}
