package dev.decant.api.data;

/**
 * A multi-channel series on the JVM.
 *
 * @param values row-major [steps, channels]
 * @param steps the number of steps
 * @param channels the number of channels
 */
public record Sequence(float[] values, int steps, int channels) {
    public Sequence {
        if (values.length != steps * channels) {
            throw new IllegalArgumentException(
                    values.length + " values are not " + steps + " steps of " + channels + " channels");
        }
    }
}
