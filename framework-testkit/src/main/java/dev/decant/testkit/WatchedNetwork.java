package dev.decant.testkit;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.Network;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Readout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A network that remembers how its blocks were applied. */
public final class WatchedNetwork implements Network {
    private final Network network;
    private final List<Application> applications = new ArrayList<>();

    /** One application of one block. */
    public record Application(String block, Pass pass, Features in) {}

    /** Watches this network. */
    public WatchedNetwork(Network network) {
        this.network = network;
    }

    /** The applications so far, in order. */
    public List<Application> applications() {
        return Collections.unmodifiableList(applications);
    }

    @Override
    public List<Block> blocks() {
        return network.blocks().stream().map(this::watched).toList();
    }

    @Override
    public Readout readout(String name) {
        return network.readout(name);
    }

    @Override
    public boolean independentOfBatch() {
        return network.independentOfBatch();
    }

    private Block watched(Block block) {
        return new Block() {
            @Override
            public String name() {
                return block.name();
            }

            @Override
            public Features apply(Pass pass, Features in) {
                applications.add(new Application(block.name(), pass, in));
                return block.apply(pass, in);
            }
        };
    }
}
