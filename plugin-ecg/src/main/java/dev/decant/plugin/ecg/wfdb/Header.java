package dev.decant.plugin.ecg.wfdb;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a WFDB header says of a record ({@code header(5)} of the WFDB Applications Guide).
 *
 * @param record the record's name, without folders and the {@code .mat} that some challenge headers append
 * @param samplingRate frames per second, above 0
 * @param frames the length of each signal in frames, or empty where the header leaves it to the signal file
 * @param signals the signals, in order; none where there are segments
 * @param segments the parts in time that have headers of their own; none for most records
 * @param comments the comment lines, in order, without their {@code #} and the blanks around
 */
public record Header(
        String record,
        double samplingRate,
        OptionalLong frames,
        List<SignalLine> signals,
        List<Segment> segments,
        List<String> comments) {
    public Header {
        signals = List.copyOf(signals);
        segments = List.copyOf(segments);
        comments = List.copyOf(comments);
    }

    /** The sampling rate of a record whose header states none, in Hz. */
    public static final double DEFAULT_SAMPLING_RATE = 250;

    /**
     * Whether the checksums say anything. The Challenge of 2017 did not compute them and wrote 0 for every signal.
     */
    public boolean statesChecksums() {
        return signals.stream().anyMatch(signal -> signal.checksum().orElse(0) != 0);
    }

    /** Whether this only says which signals the segments of another record may have. */
    public boolean isLayout() {
        return !signals.isEmpty() && signals.stream().allMatch(SignalLine::isLayout);
    }
}
