package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import dev.decant.api.data.RecordLimits;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ecg.signal.Resampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The signals of a record of several segments. A lead is known by its name, for segments of a variable layout differ in what
 * they hold: what a segment does not have is a gap, also all of it.
 *
 * @param files where the segments lie beside the header
 * @param channels which signals are read
 */
record RecordSegments(RecordFiles files, StoredFile headerFile, Header header, Channels channels) {
    /** A segment that is read in part, and where its first frame goes. */
    private record Part(Segment segment, StoredFile file, Header own, Excerpt excerpt, int at) {}

    /** What was read: for each lead its samples in a frame, and [lead][samples], NaN where nothing was recorded. */
    record Read(int[] samplesPerFrame, float[][] values) {}

    /**
     * The signals, in order: those of the layout that comes first or, where there is none, those of the first segment and what
     * others have beside.
     *
     * @throws DataException if a header cannot be read
     */
    List<SignalLine> signals() {
        List<SignalLine> all = new ArrayList<>();
        for (Segment part : header.segments()) {
            if (part.isGap()) {
                continue;
            }
            List<SignalLine> own = own(file(part)).signals();
            if (part.isLayout()) {
                return own;
            }
            List<SignalLine> before = List.copyOf(all);
            own.stream()
                    .filter(signal -> before.stream().noneMatch(known -> isSame(known, signal)))
                    .forEach(all::add);
        }
        return List.copyOf(all);
    }

    private static boolean isSame(SignalLine one, SignalLine other) {
        return one.lead().equals(other.lead()) && one.valueUnits().equals(other.valueUnits());
    }

    /** Which lead a signal of a segment is: the same place where all names are the same, else the first of its name; or -1. */
    private static int index(List<SignalLine> leads, List<SignalLine> own, int signal) {
        List<String> names = leads.stream().map(SignalLine::lead).toList();
        return names.equals(own.stream().map(SignalLine::lead).toList())
                ? signal
                : names.indexOf(own.get(signal).lead());
    }

    /**
     * Reads some frames. Only the segments that they touch are opened.
     *
     * @param leads those of {@link #signals()} that are read
     * @param limits that are compared with what would be read, before it is
     * @throws DataException if a segment is not what this record's header says of it, or damaged
     */
    Read read(Excerpt excerpt, List<SignalLine> leads, RecordLimits limits) {
        List<Part> parts = parts(excerpt);
        int[] samplesPerFrame = new int[leads.size()];
        Arrays.fill(samplesPerFrame, 1);
        for (Part part : parts) {
            List<SignalLine> own = channels.of(part.own.signals());
            for (int k = 0; k < own.size(); k++) {
                int lead = index(leads, own, k);
                if (lead >= 0) {
                    requireUnits(part, own.get(k), leads.get(lead));
                    samplesPerFrame[lead] =
                            Math.max(samplesPerFrame[lead], own.get(k).samplesPerFrame());
                }
            }
        }
        limits.require(
                excerpt.frames(),
                Arrays.stream(samplesPerFrame).sum(),
                "record " + header.record() + ": " + headerFile.location());
        float[][] values = new float[leads.size()][];
        for (int lead = 0; lead < values.length; lead++) {
            values[lead] = new float[excerpt.frames() * samplesPerFrame[lead]];
            Arrays.fill(values[lead], Float.NaN);
        }
        parts.forEach(part -> enter(part, leads, samplesPerFrame, values, limits));
        return new Read(samplesPerFrame, values);
    }

    private List<Part> parts(Excerpt excerpt) {
        List<Part> parts = new ArrayList<>();
        long start = 0;
        for (Segment segment : header.segments()) {
            long from = Math.max(start, excerpt.from());
            long to = Math.min(start + segment.frames(), excerpt.from() + excerpt.frames());
            if (from < to && !segment.isGap()) {
                StoredFile file = file(segment);
                Excerpt part = new Excerpt(from - start, (int) (to - from));
                parts.add(new Part(segment, file, own(file), part, (int) (from - excerpt.from())));
            }
            start += segment.frames();
        }
        return parts;
    }

    /** The length of the record: that of its segments, as its header says. */
    long frames() {
        return header.segments().stream().mapToLong(Segment::frames).sum();
    }

    /**
     * Compares what this record's header says of its segments with their files.
     *
     * @throws DataException if a segment is missing or its files hold another length
     */
    void check() {
        for (Segment segment : header.segments()) {
            if (!segment.isGap() && !segment.isLayout()) {
                StoredFile file = file(segment);
                Header own = own(file);
                if (!channels.of(own.signals()).isEmpty()) {
                    requireLength(segment, file, new RecordSignals(files, file, own, channels).frames());
                } else if (own.frames().isPresent()) {
                    requireLength(segment, file, own.frames().getAsLong());
                }
            }
        }
    }

    private void requireLength(Segment segment, StoredFile file, long frames) {
        if (frames != segment.frames()) {
            throw new DataException(file.location() + ": " + frames + " frames; expected " + segment.frames() + ", as "
                    + headerFile.location() + " says");
        }
    }

    private static void requireUnits(Part part, SignalLine own, SignalLine lead) {
        if (!own.valueUnits().equals(lead.valueUnits())) {
            throw new DataException(part.file.location() + ": '" + HeaderFields.shown(own.lead()) + "' in the unit '"
                    + HeaderFields.shown(own.units()) + "'; expected '" + HeaderFields.shown(lead.units())
                    + "', as elsewhere in the record");
        }
    }

    private void enter(
            Part part, List<SignalLine> leads, int[] samplesPerFrame, float[][] values, RecordLimits limits) {
        List<SignalLine> own = channels.of(part.own.signals());
        if (own.isEmpty()) {
            return;
        }
        if (part.own.samplingRate() != header.samplingRate()) {
            throw new DataException(part.file.location() + ": " + part.own.samplingRate() + " Hz; expected "
                    + header.samplingRate() + ", as " + headerFile.location() + " says");
        }
        RecordSignals signals = new RecordSignals(files, part.file, part.own, channels);
        long frames = signals.frames();
        requireLength(part.segment, part.file, frames);
        float[][] read = signals.read(part.excerpt, frames, limits);
        for (int k = 0; k < read.length; k++) {
            int lead = index(leads, own, k);
            if (lead >= 0 && Gaps.hasSample(read[k])) {
                int at = part.at * samplesPerFrame[lead];
                float[] there = atRate(read[k], own.get(k).samplesPerFrame(), samplesPerFrame[lead]);
                System.arraycopy(there, 0, values[lead], at, Math.min(there.length, values[lead].length - at));
            }
        }
    }

    /** A lead may be sampled more often in one segment than in another; gaps within are bridged where it is resampled. */
    private static float[] atRate(float[] signal, int from, int to) {
        if (from == to) {
            return signal;
        }
        Gaps.interpolate(signal);
        return new Resampler(from, to).resample(signal);
    }

    private Header own(StoredFile file) {
        Header own = HeaderParser.parse(file.read(), file.location());
        if (!own.segments().isEmpty()) {
            throw new DataException(file.location() + ": a segment of several segments; expected signals");
        }
        return own;
    }

    private StoredFile file(Segment segment) {
        return new NamedFiles(files)
                .find(headerFile, segment.record() + ".hea")
                .orElseThrow(() -> new DataException("record " + header.record() + ": " + headerFile.location()
                        + " names the segment '" + segment.record() + "', which is not beside it"));
    }
}
