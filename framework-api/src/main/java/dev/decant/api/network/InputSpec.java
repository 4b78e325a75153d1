package dev.decant.api.network;

import java.util.List;
import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * The shape of the sequences that enter a network: [batch, steps, channels].
 *
 * @param steps the one padded length of every sequence, or empty where lengths vary and the mask says what is real
 * @param channels the names of the channels (leads, columns), in order
 * @param stepsPerSecond the sampling rate in Hz; 1/3600 for hourly rows
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record InputSpec(OptionalInt steps, List<String> channels, double stepsPerSecond) {
    public InputSpec {
        channels = List.copyOf(channels);
    }

    /** Whether sequences of one batch differ in length, so that networks must honour the mask. */
    public boolean masked() {
        return steps.isEmpty();
    }

    /** The number of channels. */
    public int width() {
        return channels.size();
    }
}
