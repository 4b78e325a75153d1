package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import dev.decant.io.file.StoredFile;
import java.util.List;
import java.util.OptionalLong;

/**
 * Samples of a fixed number of bits, those of a frame one behind the other, in a plain file or a MATLAB v4 file.
 *
 * @param lines of the signals in this file, in order
 * @param stated the frames that the header states
 * @param where record and file, for messages
 */
record PackedSamples(SampleFormat format, StoredFile file, List<SignalLine> lines, OptionalLong stated, String where)
        implements SampleStore {
    /** No writer puts more before the samples. */
    private static final int LONGEST_HEAD = 1 << 20;

    private int frameSamples() {
        return lines.stream().mapToInt(SignalLine::samplesPerFrame).sum();
    }

    private int offset() {
        return lines.get(0).offset();
    }

    @Override
    public boolean isMissing(int digital) {
        return format.isMissing(digital);
    }

    @Override
    public long frames() {
        return lines.get(0).isMatlab() ? matlabFrames() : plainFrames();
    }

    private long matlabFrames() {
        int headBytes = (int) Math.min(file.size(), offset());
        if (headBytes > LONGEST_HEAD) {
            throw new DataException(where + ": samples from byte " + offset() + "; expected at most " + LONGEST_HEAD
                    + " bytes before them");
        }
        return MatlabMatrix.samples(file.read(0, headBytes), file.size(), lines.get(0), frameSamples(), where);
    }

    private long plainFrames() {
        int perFrame = frameSamples();
        long bytes = file.size() - offset();
        if (bytes < 0) {
            throw new DataException(
                    where + ": " + file.size() + " bytes; expected more than the " + offset() + " before the samples");
        }
        // A packed format may fill its last group up.
        long most = format.samples(bytes) / perFrame;
        if (stated.isPresent() && stated.getAsLong() <= most) {
            long samples = stated.getAsLong() * perFrame;
            if (bytes >= format.leastBytes(samples) && bytes <= format.fullBytes(samples)) {
                return stated.getAsLong();
            }
        }
        if (format.groupSamples() == 1 && bytes % format.fullBytes(perFrame) != 0) {
            throw new DataException(where + ": " + file.size() + " bytes; expected " + offset() + " and a multiple of "
                    + format.fullBytes(perFrame) + " for " + lines.size() + " leads");
        }
        return most;
    }

    private boolean isDifferences() {
        return format == SampleFormat.DIFFERENCES8;
    }

    /** First differences lead from the first sample to every other. */
    private long begin(long from) {
        return isDifferences() ? 0 : from;
    }

    @Override
    public long samplesHeld(long from, long to) {
        return (to - begin(from)) * frameSamples();
    }

    @Override
    public int[][] read(long from, long to) {
        int perFrame = frameSamples();
        long firstSample = begin(from) * perFrame;
        long groupStart = firstSample - firstSample % format.groupSamples();
        int count = Math.toIntExact(to * perFrame - groupStart);
        long start = offset() + format.position(groupStart);
        long end = Math.min(file.size(), start + format.fullBytes(count));
        int[] samples = format.decode(file.read(start, Math.toIntExact(end - start)), count);
        int lead = (int) (firstSample - groupStart);

        int[][] signals = new int[lines.size()][];
        int within = 0;
        for (int k = 0; k < signals.length; k++) {
            SignalLine line = lines.get(k);
            int spf = line.samplesPerFrame();
            int before = Math.toIntExact((from - begin(from)) * spf);
            int[] signal = new int[Math.toIntExact((to - from) * spf)];
            // The first difference is taken from the initial value itself.
            int running = line.initial();
            for (int i = 0; i < before + signal.length; i++) {
                int digital = samples[lead + i / spf * perFrame + within + i % spf];
                running += digital;
                if (i >= before) {
                    signal[i - before] = isDifferences() ? running : digital;
                }
            }
            signals[k] = signal;
            within += spf;
        }
        return signals;
    }
}
