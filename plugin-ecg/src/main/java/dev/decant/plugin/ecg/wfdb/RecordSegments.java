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
 * they hold: what a segment has no voltage for is a gap, also all of it.
 *
 * @param files where the segments lie beside the header
 */
record RecordSegments(RecordFiles files, StoredFile headerFile, Header header) {
    /** A segment that is read in part, and where its first frame goes. */
    private record Part(Segment segment, StoredFile file, Header own, Excerpt excerpt, int at) {}

    /** What was read: for each lead its samples in a frame, and [lead][samples], NaN where nothing was recorded. */
    record Read(int[] samplesPerFrame, float[][] millivolts) {}

    /**
     * The names of the leads, in order: the voltages of the layout that comes first or, where there is none, those of the
     * first segment and what others have beside.
     *
     * @throws DataException if a header cannot be read
     */
    List<String> leads() {
        List<Segment> parts =
                header.segments().stream().filter(segment -> !segment.isGap()).toList();
        List<String> leads = new ArrayList<>();
        for (Segment part : parts) {
            List<String> names = own(file(part)).leads();
            if (part.isLayout()) {
                return names;
            }
            for (int voltage = 0; voltage < names.size(); voltage++) {
                if (leads.isEmpty() && voltage == 0) {
                    leads.addAll(names);
                } else if (index(leads, names, voltage) < 0) {
                    leads.add(names.get(voltage));
                }
            }
        }
        return List.copyOf(leads);
    }

    /** Which lead a voltage of a segment is: the same place where all names are the same, else the first of its name; or -1. */
    private static int index(List<String> leads, List<String> names, int voltage) {
        return leads.equals(names) ? voltage : leads.indexOf(names.get(voltage));
    }

    /**
     * Reads some frames. Only the segments that they touch are opened.
     *
     * @param leads as {@link #leads()} gives them
     * @param limits that are compared with what would be read, before it is
     * @throws DataException if a segment is not what this record's header says of it, or damaged
     */
    Read read(Excerpt excerpt, List<String> leads, RecordLimits limits) {
        List<Part> parts = parts(excerpt);
        int[] samplesPerFrame = new int[leads.size()];
        Arrays.fill(samplesPerFrame, 1);
        for (Part part : parts) {
            List<SignalLine> voltages = part.own.voltages();
            for (int v = 0; v < voltages.size(); v++) {
                int lead = index(leads, part.own.leads(), v);
                if (lead >= 0) {
                    samplesPerFrame[lead] =
                            Math.max(samplesPerFrame[lead], voltages.get(v).samplesPerFrame());
                }
            }
        }
        limits.require(
                excerpt.frames(),
                Arrays.stream(samplesPerFrame).sum(),
                "record " + header.record() + ": " + headerFile.location());
        float[][] millivolts = new float[leads.size()][];
        for (int lead = 0; lead < millivolts.length; lead++) {
            millivolts[lead] = new float[excerpt.frames() * samplesPerFrame[lead]];
            Arrays.fill(millivolts[lead], Float.NaN);
        }
        parts.forEach(part -> enter(part, leads, samplesPerFrame, millivolts, limits));
        return new Read(samplesPerFrame, millivolts);
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
                if (!own.voltages().isEmpty()) {
                    requireLength(segment, file, new RecordSignals(files, file, own).frames());
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

    private void enter(
            Part part, List<String> leads, int[] samplesPerFrame, float[][] millivolts, RecordLimits limits) {
        List<SignalLine> voltages = part.own.voltages();
        if (voltages.isEmpty()) {
            return;
        }
        if (part.own.samplingRate() != header.samplingRate()) {
            throw new DataException(part.file.location() + ": " + part.own.samplingRate() + " Hz; expected "
                    + header.samplingRate() + ", as " + headerFile.location() + " says");
        }
        RecordSignals signals = new RecordSignals(files, part.file, part.own);
        long frames = signals.frames();
        requireLength(part.segment, part.file, frames);
        float[][] read = signals.read(part.excerpt, frames, limits);
        for (int v = 0; v < read.length; v++) {
            int lead = index(leads, part.own.leads(), v);
            if (lead >= 0 && Gaps.hasSample(read[v])) {
                int at = part.at * samplesPerFrame[lead];
                float[] there = atRate(read[v], voltages.get(v).samplesPerFrame(), samplesPerFrame[lead]);
                System.arraycopy(there, 0, millivolts[lead], at, Math.min(there.length, millivolts[lead].length - at));
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
