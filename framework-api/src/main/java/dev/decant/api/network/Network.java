package dev.decant.api.network;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A built network: its parameters exist, and its blocks can be applied any number of times.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface Network {
    /** The blocks, in order. */
    List<Block> blocks();

    /**
     * A readout that was asked for when the network was built.
     *
     * @throws IllegalArgumentException for another name
     */
    Readout readout(String name);

    /**
     * Whether what a block makes of one record never depends on the other records of the batch, in any mode. Batch
     * normalisation makes it depend; where it does not, a strategy may apply a block once to several inputs at a time.
     */
    boolean independentOfBatch();
}
