package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import dev.decant.api.data.RecordLimits;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The signals that one header describes: those of a record without segments, or of one segment.
 *
 * @param files where the signal files lie beside the header
 */
record RecordSignals(RecordFiles files, StoredFile headerFile, Header header) {
    /**
     * How many frames there are.
     *
     * @throws DataException if there are no voltages, or signal files that do not agree with each other or the header
     */
    long frames() {
        if (header.signals().isEmpty()) {
            throw new DataException(headerFile.location() + ": no signals; expected at least one");
        }
        if (header.leads().isEmpty()) {
            SignalLine first = header.signals().get(0);
            throw new DataException(headerFile.location() + ": lead '" + first.lead() + "' in the unit '"
                    + first.units() + "'; expected mV, uV or V");
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
     * @return [voltage][frames * its samples in a frame] millivolts in the order of the header, NaN where nothing was recorded
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
                bySignal[entry.getValue().get(k)] = millivolts(file.lines().get(k), read.values()[k]);
            }
        }
        float[][] voltages = new float[header.voltages().size()][];
        int next = 0;
        for (int signal = 0; signal < bySignal.length; signal++) {
            if (header.signals().get(signal).millivoltsPerUnit().isPresent()) {
                voltages[next++] = bySignal[signal];
            }
        }
        return voltages;
    }

    /** @throws DataException if reading would take more samples than the limits allow */
    void require(Excerpt excerpt, long frames, RecordLimits limits) {
        long samples = 0;
        for (Map.Entry<String, List<Integer>> entry : signalsByFile().entrySet()) {
            samples += signalFile(entry.getKey(), entry.getValue()).samplesRead(excerpt, frames);
        }
        limits.require(samples, 1, "record " + header.record() + ": " + headerFile.location());
    }

    private static float[] millivolts(SignalLine line, double[] digital) {
        double unit = line.millivoltsPerUnit().orElse(1);
        float[] millivolts = new float[digital.length];
        for (int i = 0; i < millivolts.length; i++) {
            millivolts[i] = (float) ((digital[i] - line.baseline()) / line.gain() * unit);
        }
        return millivolts;
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

    /** The signals, by index, of each file that has voltages, in the order of the header. */
    private Map<String, List<Integer>> signalsByFile() {
        Map<String, List<Integer>> byFile = new LinkedHashMap<>();
        for (int signal = 0; signal < header.signals().size(); signal++) {
            byFile.computeIfAbsent(header.signals().get(signal).file(), file -> new ArrayList<>())
                    .add(signal);
        }
        byFile.values()
                .removeIf(signals -> signals.stream()
                        .noneMatch(signal ->
                                header.signals().get(signal).millivoltsPerUnit().isPresent()));
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
