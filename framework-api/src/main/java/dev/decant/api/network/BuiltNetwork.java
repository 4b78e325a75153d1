package dev.decant.api.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A network that holds what was built: what a {@link NetworkProvider} returns.
 *
 * @param blocks in order
 * @param readouts those that were asked for, by name
 * @param independentOfBatch whether no block ties the records of a batch together, in any mode
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BuiltNetwork(List<Block> blocks, Map<String, Readout> readouts, boolean independentOfBatch)
        implements Network {
    public BuiltNetwork {
        blocks = List.copyOf(blocks);
        readouts = Collections.unmodifiableMap(new LinkedHashMap<>(readouts));
    }

    @Override
    public Readout readout(String name) {
        Readout readout = readouts.get(name);
        if (readout == null) {
            throw new IllegalArgumentException("no readout '" + name + "' was asked for, only " + readouts.keySet());
        }
        return readout;
    }
}
