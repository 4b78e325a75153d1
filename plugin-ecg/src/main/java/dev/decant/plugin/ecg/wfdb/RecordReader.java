package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import dev.decant.plugin.ecg.files.RecordFiles;
import dev.decant.plugin.ecg.files.StoredFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads records from their headers and signal files. Safe for several threads at a time. */
public final class RecordReader {
    private final RecordFiles files;

    public RecordReader(RecordFiles files) {
        this.files = files;
    }

    /** Whether a file of that name can be part of a record: headers and signals. */
    public static boolean reads(String name) {
        return name.endsWith(".hea") || name.endsWith(".mat") || name.endsWith(".dat");
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
     * The whole record. The checksum of each lead is verified where the header states them.
     *
     * @throws DataException if header or signals are damaged, naming the record, the file, what was found and expected
     */
    public Recording read(StoredFile headerFile) {
        Header header = header(headerFile);
        List<SignalLine> signals = header.signals();
        if (signals.isEmpty()) {
            throw new DataException(headerFile.location() + ": no signals; expected at least one");
        }
        Map<String, List<Integer>> byFile = new LinkedHashMap<>();
        for (int i = 0; i < signals.size(); i++) {
            byFile.computeIfAbsent(signals.get(i).file(), file -> new ArrayList<>())
                    .add(i);
        }
        float[][] millivolts = new float[signals.size()][];
        int missing = 0;
        for (Map.Entry<String, List<Integer>> group : byFile.entrySet()) {
            StoredFile file = files.beside(headerFile, group.getKey())
                    .orElseThrow(() -> new DataException("record " + header.record() + ": " + headerFile.location()
                            + " names the signal file '" + group.getKey() + "', which is not beside it"));
            missing += readGroup(header, file, group.getValue(), millivolts);
        }
        int samples = millivolts[0].length;
        for (float[] lead : millivolts) {
            if (lead.length != samples) {
                throw new DataException(headerFile.location() + ": leads of " + samples + " and of " + lead.length
                        + " samples; expected one length");
            }
        }
        return new Recording(header.record(), header.samplingRate(), header.leads(), millivolts, missing);
    }

    /**
     * The middle of a record, or all of it.
     *
     * @param longest no more than this is read
     */
    public Recording read(StoredFile headerFile, Optional<Duration> longest) {
        return read(headerFile);
    }

    /** Reads the signals of one file, which are interleaved, and returns how many samples are missing. */
    private static int readGroup(Header header, StoredFile file, List<Integer> group, float[][] millivolts) {
        String where = "record " + header.record() + ": " + file.location();
        SignalLine first = header.signals().get(group.get(0));
        for (int index : group) {
            SignalLine signal = header.signals().get(index);
            if (signal.format() != first.format() || signal.offset() != first.offset()) {
                throw new DataException(where + ": formats " + first.format() + "+" + first.offset() + " and "
                        + signal.format() + "+" + signal.offset() + "; expected one for the signals of a file");
            }
        }
        SampleFormat format = SampleFormat.of(first.format(), where);
        byte[] content = file.read();
        int leads = group.size();
        int samples = samples(header, first, format, content, leads, where);
        int[] interleaved = format.decode(content, first.offset(), samples * leads);
        int missing = 0;
        for (int k = 0; k < leads; k++) {
            SignalLine signal = header.signals().get(group.get(k));
            int sum = 0;
            for (int i = 0; i < samples; i++) {
                sum += interleaved[i * leads + k];
            }
            if (header.statesChecksums()
                    && signal.checksum().isPresent()
                    && (sum & 0xFFFF) != (signal.checksum().getAsInt() & 0xFFFF)) {
                throw new DataException(where + ": lead " + (group.get(k) + 1) + " '" + signal.lead()
                        + "' has the checksum " + (short) sum + "; expected "
                        + signal.checksum().getAsInt() + ", as the header says");
            }
            float[] physical = new float[samples];
            double unit = millivoltsPerUnit(signal, where);
            for (int i = 0; i < samples; i++) {
                int digital = interleaved[i * leads + k];
                physical[i] = digital == format.missing()
                        ? Float.NaN
                        : (float) ((digital - (double) signal.baseline()) / signal.gain() * unit);
            }
            missing += Gaps.interpolate(physical);
            millivolts[group.get(k)] = physical;
        }
        return missing;
    }

    private static int samples(
            Header header, SignalLine signal, SampleFormat format, byte[] content, int leads, String where) {
        long found;
        if (signal.isMatlab()) {
            found = MatlabMatrix.samples(content, leads, signal.offset(), where);
        } else {
            long bytes = content.length - (long) signal.offset();
            long frame = (long) leads * format.bytes();
            if (bytes < 0 || bytes % frame != 0) {
                throw new DataException(where + ": " + content.length + " bytes; expected " + signal.offset()
                        + " and a multiple of " + frame + " for " + leads + " leads");
            }
            found = bytes / frame;
        }
        if (header.samples().isPresent() && header.samples().getAsInt() != found) {
            throw new DataException(where + ": " + found + " samples of each lead; expected "
                    + header.samples().getAsInt() + ", as the header says");
        }
        return (int) found;
    }

    private static double millivoltsPerUnit(SignalLine signal, String where) {
        return switch (signal.units()) {
            case "mV", "mv" -> 1;
            case "uV", "uv", "\u00B5V", "\u03BCV" -> 1e-3;
            case "V", "v" -> 1e3;
            default ->
                throw new DataException(where + ": lead '" + signal.lead() + "' in the unit '" + signal.units()
                        + "'; expected mV, uV or V");
        };
    }
}
