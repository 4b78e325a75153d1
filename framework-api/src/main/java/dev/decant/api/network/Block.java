package dev.decant.api.network;

import org.apiguardian.api.API;

/**
 * One step of a network: a function that can be applied any number of times, sharing its parameters. The stem belongs
 * to the first block and the final normalisation to the last: what is matched is what is read.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface Block {
    /** The name within the network, such as {@code block3}. */
    String name();

    /**
     * Adds operations only.
     *
     * @param in [batch, time, depth]; for the first block [batch, time, channels] without tokens
     * @return [batch, time', depth'], with the tokens that the network carries
     */
    Features apply(Pass pass, Features in);
}
