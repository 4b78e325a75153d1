package dev.decant.plugin.lstm;

import dev.decant.api.network.Block;
import dev.decant.api.network.Network;
import dev.decant.api.network.Readout;
import java.util.List;
import java.util.Map;

/** The built network. */
record LstmNetwork(List<Block> blocks, Map<String, Readout> readouts) implements Network {
    @Override
    public Readout readout(String name) {
        Readout readout = readouts.get(name);
        if (readout == null) {
            throw new IllegalArgumentException("no readout '" + name + "' was asked for, only " + readouts.keySet());
        }
        return readout;
    }

    /** Every record has states of its own. */
    @Override
    public boolean independentOfBatch() {
        return true;
    }
}
