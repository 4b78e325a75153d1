package dev.decant.testkit;

import dev.decant.api.network.Block;
import dev.decant.api.network.Network;
import dev.decant.api.network.Readout;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A network without blocks whose readouts say what a test tells them to, for strategies that look at outputs only.
 *
 * @param logits by readout name
 */
public record FixedLogits(Map<String, Operand<TFloat32>> logits) implements Network {
    public FixedLogits {
        logits = Map.copyOf(logits);
    }

    @Override
    public List<Block> blocks() {
        return List.of();
    }

    @Override
    public Readout readout(String name) {
        Operand<TFloat32> fixed = logits.get(name);
        if (fixed == null) {
            throw new IllegalArgumentException("no readout " + name + ", only " + logits.keySet());
        }
        return (pass, last) -> fixed;
    }

    @Override
    public boolean independentOfBatch() {
        return true;
    }
}
