package dev.decant.api.data;

import org.apiguardian.api.API;

/**
 * A multi-channel series on the JVM.
 *
 * @param values row-major [steps, channels]
 * @param steps the number of steps
 * @param channels the number of channels
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Sequence(float[] values, int steps, int channels) {
    public Sequence {
        if (values.length != steps * channels) {
            throw new IllegalArgumentException(
                    values.length + " values are not " + steps + " steps of " + channels + " channels");
        }
    }
}
