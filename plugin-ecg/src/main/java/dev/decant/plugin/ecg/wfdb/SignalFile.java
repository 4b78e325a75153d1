package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import dev.decant.io.file.StoredFile;
import dev.decant.io.text.Counted;
import java.util.List;

/**
 * The signals of one file.
 *
 * @param lines of the signals in this file, in order
 */
record SignalFile(Header header, StoredFile file, List<SignalLine> lines) {
    /** The digital values of some frames, [signal][frames * samples of it in a frame], NaN where nothing was recorded. */
    record Frames(double[][] values, int[] checksums) {}

    private String where() {
        return "record " + header.record() + ": " + file.location();
    }

    private SampleStore store() {
        SignalLine first = lines.get(0);
        for (SignalLine line : lines) {
            if (line.format() != first.format() || line.offset() != first.offset()) {
                throw new DataException(where() + ": formats " + first.format() + "+" + first.offset() + " and "
                        + line.format() + "+" + line.offset() + "; expected one for the signals of a file");
            }
        }
        return FlacSamples.FORMATS.contains(first.format())
                ? new FlacSamples(file, lines, where())
                : new PackedSamples(SampleFormat.of(first.format(), where()), file, lines, header.frames(), where());
    }

    /**
     * How many frames the file has.
     *
     * @throws DataException if that is not what the header says, or a signal begins behind its end
     */
    long frames() {
        long found = store().frames();
        if (header.frames().isPresent() && header.frames().getAsLong() != found) {
            throw new DataException(where() + ": " + new Counted(found, "sample") + " of each lead; expected "
                    + header.frames().getAsLong() + ", as the header says");
        }
        int skew = skew();
        if (skew > 0 && skew >= found) {
            throw new DataException(where() + ": a skew of " + skew + " frames; expected less than the " + found
                    + " frames that there are");
        }
        return found;
    }

    private int skew() {
        return lines.stream().mapToInt(SignalLine::skew).max().orElse(0);
    }

    /** The frame behind the last one that an excerpt needs. */
    private long end(Excerpt excerpt, long total) {
        return Math.min(total, excerpt.from() + excerpt.frames() + skew());
    }

    /** The samples that are in memory at once to read an excerpt: what a limit is to be compared with. */
    long samplesRead(Excerpt excerpt, long total) {
        return store().samplesHeld(excerpt.from(), end(excerpt, total));
    }

    /**
     * Reads no more of the file than the excerpt needs. The checksums are those of everything if that is what is read.
     *
     * @param total the frames of the file
     */
    Frames read(Excerpt excerpt, long total) {
        SampleStore store = store();
        int[][] samples = store.read(excerpt.from(), end(excerpt, total));
        double[][] values = new double[lines.size()][];
        int[] checksums = new int[lines.size()];
        for (int k = 0; k < values.length; k++) {
            SignalLine line = lines.get(k);
            int[] found = samples[k];
            for (int digital : found) {
                checksums[k] += digital;
            }
            long shift = (long) line.skew() * line.samplesPerFrame();
            values[k] = new double[excerpt.frames() * line.samplesPerFrame()];
            for (int i = 0; i < values[k].length; i++) {
                boolean missing = i + shift >= found.length || store.isMissing(found[(int) (i + shift)]);
                values[k][i] = missing ? Double.NaN : found[(int) (i + shift)];
            }
        }
        return new Frames(values, checksums);
    }
}
