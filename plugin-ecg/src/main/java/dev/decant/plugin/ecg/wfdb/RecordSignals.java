package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
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
        for (SignalFile file : signalFiles()) {
            long found = file.frames();
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
     * @param leads the names of the leads that are wanted
     * @param millivolts [lead][frame], filled from {@code at} on
     */
    void read(Excerpt excerpt, long frames, List<String> leads, float[][] millivolts, int at) {
        boolean whole = excerpt.from() == 0 && excerpt.frames() == frames;
        for (SignalFile file : signalFiles()) {
            SignalFile.Frames read = file.read(excerpt, frames);
            for (int k = 0; k < file.lines().size(); k++) {
                SignalLine line = file.lines().get(k);
                if (whole) {
                    requireChecksum(file, line, read.checksums()[k]);
                }
                int index = header.voltages().indexOf(line);
                if (index < 0) {
                    continue;
                }
                // In a segment of a variable layout a lead is known by its name.
                int lead = at == 0 && header.leads().equals(leads) ? index : leads.indexOf(line.lead());
                if (lead < 0) {
                    continue;
                }
                double unit = line.millivoltsPerUnit().orElse(1);
                for (int i = 0; i < excerpt.frames(); i++) {
                    millivolts[lead][at + i] = (float) ((read.values()[k][i] - line.baseline()) / line.gain() * unit);
                }
            }
        }
    }

    private void requireChecksum(SignalFile file, SignalLine line, int sum) {
        if (header.statesChecksums()
                && line.checksum().isPresent()
                && (sum & 0xFFFF) != (line.checksum().getAsInt() & 0xFFFF)) {
            throw new DataException("record " + header.record() + ": "
                    + file.file().location() + ": lead "
                    + (header.signals().indexOf(line) + 1) + " '" + line.lead() + "' has the checksum " + (short) sum
                    + "; expected " + line.checksum().getAsInt() + ", as the header says");
        }
    }

    /** The signals by the file that holds them, in the order of the header. */
    private List<SignalFile> signalFiles() {
        Map<String, List<SignalLine>> byFile = new LinkedHashMap<>();
        for (SignalLine signal : header.signals()) {
            byFile.computeIfAbsent(signal.file(), file -> new ArrayList<>()).add(signal);
        }
        List<SignalFile> grouped = new ArrayList<>();
        byFile.forEach((name, lines) -> {
            if (lines.stream().anyMatch(header.voltages()::contains)) {
                StoredFile file = files.beside(headerFile, name)
                        .orElseThrow(() -> new DataException("record " + header.record() + ": "
                                + headerFile.location() + " names the signal file '" + name
                                + "', which is not beside it"));
                grouped.add(new SignalFile(header, file, List.copyOf(lines)));
            }
        });
        return grouped;
    }
}
