package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import dev.decant.api.data.RecordLimits;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The signals that one header describes: those of a record without segments, or of one segment.
 *
 * @param files where the signal files lie beside the header
 * @param channels which signals are read
 */
record RecordSignals(RecordFiles files, StoredFile headerFile, Header header, Channels channels) {
    /**
     * How many frames there are.
     *
     * @throws DataException if no signal is to be read, or signal files do not agree with each other or the header
     */
    long frames() {
        if (header.signals().isEmpty()) {
            throw new DataException(headerFile.location() + ": no signals; expected at least one");
        }
        List<SignalLine> read = channels.of(header.signals());
        if (read.isEmpty()) {
            SignalLine first = header.signals().get(0);
            throw new DataException(headerFile.location() + ": lead '" + HeaderFields.shown(first.lead())
                    + "' in the unit '" + HeaderFields.shown(first.units()) + "'; expected mV, uV or V");
        }
        for (SignalLine line : read) {
            if (!line.hasPlausibleGain()) {
                throw new DataException(headerFile.location() + ": the gain of '" + HeaderFields.shown(line.lead())
                        + "' is " + line.gain() + "; expected " + SignalLine.GAINS);
            }
        }
        long frames = -1;
        for (Map.Entry<String, List<Integer>> entry : signalsByFile().entrySet()) {
            long found = signalFile(entry.getKey(), entry.getValue()).frames();
            if (frames >= 0 && found != frames) {
                throw new DataException(headerFile.location() + ": leads of " + frames + " and of " + found
                        + " samples; expected one length");
            }
            frames = found;
        }
        return frames;
    }

    /**
     * Reads the frames of an excerpt. The checksum of each signal is verified where all of it is read.
     *
     * @param frames how many there are
     * @param limits that are compared with what would be read, before it is
     * @return [channel][frames * its samples in a frame] in millivolts or the channel's own unit, NaN where nothing was recorded
     */
    float[][] read(Excerpt excerpt, long frames, RecordLimits limits) {
        require(excerpt, frames, limits);
        boolean whole = excerpt.from() == 0 && excerpt.frames() == frames;
        float[][] bySignal = new float[header.signals().size()][];
        for (Map.Entry<String, List<Integer>> entry : signalsByFile().entrySet()) {
            SignalFile file = signalFile(entry.getKey(), entry.getValue());
            SignalFile.Frames read = file.read(excerpt, frames);
            for (int k = 0; k < file.lines().size(); k++) {
                if (whole) {
                    requireChecksum(file, entry.getValue().get(k), read.checksums()[k]);
                }
                bySignal[entry.getValue().get(k)] = physical(file.lines().get(k), read.values()[k]);
            }
        }
        return IntStream.range(0, bySignal.length)
                .filter(this::isRead)
                .mapToObj(signal -> bySignal[signal])
                .toArray(float[][]::new);
    }

    /** @throws DataException if reading would take more samples than the limits allow */
    void require(Excerpt excerpt, long frames, RecordLimits limits) {
        long samples = 0;
        for (Map.Entry<String, List<Integer>> entry : signalsByFile().entrySet()) {
            samples += signalFile(entry.getKey(), entry.getValue()).samplesRead(excerpt, frames);
        }
        limits.require(samples, 1, "record " + header.record() + ": " + headerFile.location());
    }

    private boolean isRead(int signal) {
        return channels.isRead(header.signals().get(signal), header.signals());
    }

    private static float[] physical(SignalLine line, double[] digital) {
        double unit = line.millivoltsPerUnit().orElse(1);
        float[] physical = new float[digital.length];
        for (int i = 0; i < physical.length; i++) {
            physical[i] = (float) ((digital[i] - line.baseline()) / line.gain() * unit);
        }
        return physical;
    }

    private void requireChecksum(SignalFile file, int signal, int sum) {
        SignalLine line = header.signals().get(signal);
        if (header.statesChecksums()
                && line.checksum().isPresent()
                && (sum & 0xFFFF) != (line.checksum().getAsInt() & 0xFFFF)) {
            throw new DataException("record " + header.record() + ": "
                    + file.file().location() + ": lead "
                    + (signal + 1) + " '" + line.lead() + "' has the checksum " + (short) sum
                    + "; expected " + line.checksum().getAsInt() + ", as the header says");
        }
    }

    /** The signals, by index, of each file of which any is read, in the order of the header. */
    private Map<String, List<Integer>> signalsByFile() {
        Map<String, List<Integer>> byFile = new LinkedHashMap<>();
        for (int signal = 0; signal < header.signals().size(); signal++) {
            byFile.computeIfAbsent(header.signals().get(signal).file(), file -> new ArrayList<>())
                    .add(signal);
        }
        byFile.values().removeIf(signals -> signals.stream().noneMatch(this::isRead));
        return byFile;
    }

    private SignalFile signalFile(String name, List<Integer> signals) {
        StoredFile file = new NamedFiles(files)
                .find(headerFile, name)
                .orElseThrow(() -> new DataException("record " + header.record() + ": " + headerFile.location()
                        + " names the signal file '" + name + "', which is not beside it"));
        return new SignalFile(
                header, file, signals.stream().map(header.signals()::get).toList());
    }
}
