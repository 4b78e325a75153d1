package dev.decant.plugin.ecg.wfdb;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a WFDB header says of a record.
 *
 * @param record the record's name, without the {@code .mat} that some challenge headers append
 * @param samplingRate samples per second of each signal, above 0
 * @param samples the samples of each signal, or empty where the header leaves it to the signal file
 * @param signals the signals, in order
 * @param comments the comment lines, in order, without their {@code #} and the blanks around
 */
public record Header(
        String record, double samplingRate, OptionalInt samples, List<SignalLine> signals, List<String> comments) {
    public Header {
        signals = List.copyOf(signals);
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

    /** The names of the leads, in order. */
    public List<String> leads() {
        return signals.stream().map(SignalLine::lead).toList();
    }
}
