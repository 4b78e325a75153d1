package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the voltages of WFDB records from their headers and signal files; channels of other units are passed over. Safe
 * for several threads at a time.
 */
public final class RecordReader {
    private static final Pattern PART_OF_RECORD = Pattern.compile("(?i).*\\.(hea|mat|dat|xyz|ecg|sig|bin)");

    private final RecordFiles files;

    public RecordReader(RecordFiles files) {
        this.files = files;
    }

    /** Whether a file of that name can be part of a record: headers and signals. */
    public static boolean reads(String name) {
        return PART_OF_RECORD.matcher(name).matches();
    }

    /** Whether a file of that name is a header. */
    public static boolean isHeader(String name) {
        return name.endsWith(".hea");
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
     * The names of the leads of a record: those of its header, or of the first of its segments.
     *
     * @throws DataException if that cannot be read
     */
    public List<String> leads(StoredFile headerFile, Header header) {
        return header.segments().isEmpty()
                ? header.leads()
                : layout(headerFile, header).leads();
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
        Excerpt all = new Excerpt(0, Math.max(1, Math.toIntExact(frames)));
        Excerpt excerpt = longest.map(length -> Excerpt.middle(frames, header.samplingRate(), length))
                .orElse(all);
        return frames == 0
                ? new Recording(header.record(), header.samplingRate(), header.leads(), empty(header), 0)
                : read(headerFile, header, excerpt, frames);
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

    private static float[][] empty(Header header) {
        return new float[header.leads().size()][0];
    }

    private Recording read(StoredFile headerFile, Header header, Excerpt excerpt, long frames) {
        if (excerpt.from() + excerpt.frames() > frames) {
            throw new DataException("record " + header.record() + " has " + frames + " frames; expected at least "
                    + (excerpt.from() + excerpt.frames()));
        }
        Header layout = header.segments().isEmpty() ? header : layout(headerFile, header);
        float[][] millivolts = new float[layout.leads().size()][excerpt.frames()];
        if (header.segments().isEmpty()) {
            signals(headerFile, header).read(excerpt, frames, layout.leads(), millivolts, 0);
        } else {
            readSegments(headerFile, header, excerpt, layout.leads(), millivolts);
        }
        int missing = 0;
        for (float[] lead : millivolts) {
            missing += Gaps.interpolate(lead);
        }
        return new Recording(header.record(), header.samplingRate(), layout.leads(), millivolts, missing);
    }

    private long frames(StoredFile headerFile, Header header) {
        if (!header.segments().isEmpty()) {
            return header.segments().stream().mapToLong(Segment::frames).sum();
        }
        return signals(headerFile, header).frames();
    }

    private RecordSignals signals(StoredFile headerFile, Header header) {
        return new RecordSignals(files, headerFile, header);
    }

    /** The header that names the signals of a record of several segments. */
    private Header layout(StoredFile headerFile, Header header) {
        Segment first = header.segments().stream()
                .filter(segment -> !segment.isGap())
                .findFirst()
                .orElseThrow(() -> new DataException(headerFile.location() + ": no segment has signals"));
        return header(segment(headerFile, header, first));
    }

    private StoredFile segment(StoredFile headerFile, Header header, Segment segment) {
        return files.beside(headerFile, segment.record() + ".hea")
                .orElseThrow(() -> new DataException("record " + header.record() + ": " + headerFile.location()
                        + " names the segment '" + segment.record() + "', which is not beside it"));
    }

    /** Opens only the segments that the excerpt touches; what none of them has is missing. */
    private void readSegments(
            StoredFile headerFile, Header header, Excerpt excerpt, List<String> leads, float[][] millivolts) {
        for (float[] lead : millivolts) {
            Arrays.fill(lead, Float.NaN);
        }
        long start = 0;
        for (Segment segment : header.segments()) {
            long from = Math.max(start, excerpt.from());
            long to = Math.min(start + segment.frames(), excerpt.from() + excerpt.frames());
            if (from < to && !segment.isGap()) {
                StoredFile file = segment(headerFile, header, segment);
                Header own = header(file);
                if (!own.segments().isEmpty()) {
                    throw new DataException(file.location() + ": a segment of several segments; expected signals");
                }
                long frames = frames(file, own);
                if (frames != segment.frames()) {
                    throw new DataException(file.location() + ": " + frames + " frames; expected " + segment.frames()
                            + ", as " + headerFile.location() + " says");
                }
                Excerpt part = new Excerpt(from - start, (int) (to - from));
                signals(file, own).read(part, frames, leads, millivolts, (int) (from - excerpt.from()));
            }
            start += segment.frames();
        }
    }
}
