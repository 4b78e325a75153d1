package dev.decant.plugin.ecg.dataset;

import dev.decant.api.network.InputSpec;
import dev.decant.plugin.ecg.signal.Normalise;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What records are brought to.
 *
 * @param channels the names of the channels, in order
 * @param samplingRate in Hz
 * @param length the length of what a network sees; records are read whole
 * @param normalise the preparation
 */
public record SignalFormat(List<String> channels, double samplingRate, Duration length, Normalise normalise) {
    public SignalFormat {
        channels = List.copyOf(channels);
    }

    /** The shape that a network sees: length times rate steps, to the nearest. */
    public InputSpec input() {
        double seconds = length.toNanos() / 1e9;
        return new InputSpec(
                OptionalInt.of((int) Math.max(1, Math.round(seconds * samplingRate))), channels, samplingRate);
    }
}
