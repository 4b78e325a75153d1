package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ecg.flac.FlacStream;
import dev.decant.plugin.ecg.flac.StreamInfo;
import java.util.List;

/**
 * Samples in a FLAC stream, formats 508, 516 and 524: a channel for each signal, in which the samples of a frame follow each other,
 * as many for every signal. What other formats have in bytes before the samples are here samples of each channel. The stream's
 * own rate says nothing.
 *
 * @param lines of the signals in this file, in order
 * @param where record and file, for messages
 */
record FlacSamples(StoredFile file, List<SignalLine> lines, String where) implements SampleStore {
    /** The numbers of the formats. */
    static final List<Integer> FORMATS = List.of(508, 516, 524);

    /** The number of a format above the bits of a sample. */
    private static final int ABOVE_BITS = 500;

    private int bits() {
        return lines.get(0).format() - ABOVE_BITS;
    }

    private int perFrame() {
        return lines.get(0).samplesPerFrame();
    }

    @Override
    public boolean isMissing(int digital) {
        return digital == -1 << (bits() - 1);
    }

    @Override
    public long frames() {
        StreamInfo info = FlacStream.info(file, where);
        if (info.channels() != lines.size()) {
            throw new DataException(where + ": a FLAC stream of " + info.channels() + " channels; expected "
                    + lines.size() + ", as the header says");
        }
        if (info.bits() > bits()) {
            throw new DataException(where + ": a FLAC stream of " + info.bits() + " bits; expected at most " + bits()
                    + " in format " + lines.get(0).format());
        }
        for (SignalLine line : lines) {
            if (line.samplesPerFrame() != perFrame()) {
                throw new DataException(where + ": signals of " + perFrame() + " and of " + line.samplesPerFrame()
                        + " samples in a frame; expected one number for the channels of a FLAC stream");
            }
        }
        long samples = info.samples().orElseGet(() -> FlacStream.count(file, where))
                - lines.get(0).offset();
        if (samples < 0 || samples % perFrame() != 0) {
            throw new DataException(where + ": " + samples + " samples of each channel after the first "
                    + lines.get(0).offset() + "; expected a multiple of " + perFrame());
        }
        return samples / perFrame();
    }

    @Override
    public long samplesHeld(long from, long to) {
        return (to - from) * perFrame() * lines.size();
    }

    @Override
    public int[][] read(long from, long to) {
        return FlacStream.read(
                file, where, lines.get(0).offset() + from * perFrame(), Math.toIntExact((to - from) * perFrame()));
    }
}
