package dev.decant.api.network;

import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Receives inner values of a network, such as attention weights, by name.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Probes {
    /**
     * Receives one value; the name is unique within the pass. {@code <block>/attention} is a block's attention weights
     * [batch, heads, tokens + time, tokens + time], query before key, tokens before the sequence.
     */
    void record(String name, Operand<TFloat32> value);

    /** Probes that nobody reads. */
    static Probes none() {
        return (name, value) -> {};
    }
}
