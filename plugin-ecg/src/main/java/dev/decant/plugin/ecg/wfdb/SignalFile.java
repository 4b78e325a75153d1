package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import dev.decant.io.file.StoredFile;
import java.util.List;

/**
 * The signals of one file. In every frame each signal has as many samples as its line says, one behind the other.
 *
 * @param lines of the signals in this file, in order
 */
record SignalFile(Header header, StoredFile file, List<SignalLine> lines) {
    /** No writer puts more before the samples. */
    private static final int LONGEST_HEAD = 1 << 20;

    /** The digital values of some frames, [signal][frames * samples of it in a frame], NaN where nothing was recorded. */
    record Frames(double[][] values, int[] checksums) {}

    private String where() {
        return "record " + header.record() + ": " + file.location();
    }

    private int frameSamples() {
        return lines.stream().mapToInt(SignalLine::samplesPerFrame).sum();
    }

    private SampleFormat format() {
        SignalLine first = lines.get(0);
        for (SignalLine line : lines) {
            if (line.format() != first.format() || line.offset() != first.offset()) {
                throw new DataException(where() + ": formats " + first.format() + "+" + first.offset() + " and "
                        + line.format() + "+" + line.offset() + "; expected one for the signals of a file");
            }
        }
        return SampleFormat.of(first.format(), where());
    }

    /**
     * How many frames the file has.
     *
     * @throws DataException if that is not what the header says, or a signal begins behind its end
     */
    long frames() {
        SampleFormat format = format();
        int perFrame = frameSamples();
        long found = lines.get(0).isMatlab() ? matlabFrames(perFrame) : plainFrames(format, perFrame);
        if (header.frames().isPresent() && header.frames().getAsLong() != found) {
            throw new DataException(where() + ": " + found + " samples of each lead; expected "
                    + header.frames().getAsLong() + ", as the header says");
        }
        int skew = skew();
        if (skew > 0 && skew >= found) {
            throw new DataException(where() + ": a skew of " + skew + " frames; expected less than the " + found
                    + " frames that there are");
        }
        return found;
    }

    private long matlabFrames(int perFrame) {
        int headBytes = (int) Math.min(file.size(), lines.get(0).offset());
        if (headBytes > LONGEST_HEAD) {
            throw new DataException(where() + ": samples from byte "
                    + lines.get(0).offset() + "; expected at most " + LONGEST_HEAD + " bytes before them");
        }
        return MatlabMatrix.samples(file.read(0, headBytes), file.size(), lines.get(0), perFrame, where());
    }

    private long plainFrames(SampleFormat format, int perFrame) {
        long bytes = file.size() - lines.get(0).offset();
        if (bytes < 0) {
            throw new DataException(where() + ": " + file.size() + " bytes; expected more than the "
                    + lines.get(0).offset() + " before the samples");
        }
        // A packed format may fill its last group up.
        long most = format.samples(bytes) / perFrame;
        if (header.frames().isPresent() && header.frames().getAsLong() <= most) {
            long samples = header.frames().getAsLong() * perFrame;
            if (bytes >= format.leastBytes(samples) && bytes <= format.fullBytes(samples)) {
                return header.frames().getAsLong();
            }
        }
        if (format.groupSamples() == 1 && bytes % format.fullBytes(perFrame) != 0) {
            throw new DataException(where() + ": " + file.size() + " bytes; expected "
                    + lines.get(0).offset() + " and a multiple of " + format.fullBytes(perFrame) + " for "
                    + lines.size() + " leads");
        }
        return most;
    }

    private int skew() {
        return lines.stream().mapToInt(SignalLine::skew).max().orElse(0);
    }

    /** The samples that are in memory at once to read an excerpt: what a limit is to be compared with. */
    long samplesRead(Excerpt excerpt, long total) {
        long frames = format() == SampleFormat.DIFFERENCES8
                ? Math.min(total, excerpt.from() + excerpt.frames() + skew())
                : excerpt.frames() + (long) skew();
        return frames * frameSamples();
    }

    /**
     * Reads no more of the file than the excerpt needs. The checksums are those of everything if that is what is read.
     *
     * @param total the frames of the file
     */
    Frames read(Excerpt excerpt, long total) {
        SampleFormat format = format();
        int perFrame = frameSamples();
        // First differences lead from the first sample to every other.
        long from = format == SampleFormat.DIFFERENCES8 ? 0 : excerpt.from();
        long to = Math.min(total, excerpt.from() + excerpt.frames() + skew());
        long firstSample = from * perFrame;
        long groupStart = firstSample - firstSample % format.groupSamples();
        int count = Math.toIntExact(to * perFrame - groupStart);
        long begin = lines.get(0).offset() + format.position(groupStart);
        long end = Math.min(file.size(), begin + format.fullBytes(count));
        int[] samples = format.decode(file.read(begin, Math.toIntExact(end - begin)), count);
        int lead = (int) (firstSample - groupStart);

        double[][] values = new double[lines.size()][];
        int[] checksums = new int[lines.size()];
        int within = 0;
        for (int k = 0; k < lines.size(); k++) {
            SignalLine line = lines.get(k);
            int spf = line.samplesPerFrame();
            double[] found = new double[(int) (to - from) * spf];
            int sum = 0;
            int running = line.initial();
            for (int i = 0; i < found.length; i++) {
                int digital = samples[lead + i / spf * perFrame + within + i % spf];
                if (format == SampleFormat.DIFFERENCES8) {
                    // The first difference is taken from the initial value itself.
                    running += digital;
                    digital = running;
                }
                sum += digital;
                found[i] = format.isMissing(digital) ? Double.NaN : digital;
            }
            checksums[k] = sum;
            int shift = Math.toIntExact((excerpt.from() - from + line.skew()) * spf);
            values[k] = new double[excerpt.frames() * spf];
            for (int i = 0; i < values[k].length; i++) {
                values[k][i] = i + shift < found.length ? found[i + shift] : Double.NaN;
            }
            within += spf;
        }
        return new Frames(values, checksums);
    }
}
