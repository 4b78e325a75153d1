package dev.decant.runtime.graph;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Network;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Readout;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.task.Task;
import java.util.List;

/** Another network whose blocks end in an operation without gradient. */
record RoundingProvider(NetworkProvider<Record> inner) implements NetworkProvider<Record> {
    @Override
    public Class<Record> configType() {
        return inner.configType();
    }

    @Override
    public String summary() {
        return inner.summary();
    }

    @Override
    public Network build(ParameterScope scope, InputSpec input, Task task, List<ReadoutSpec> readouts, Record config) {
        Network network = inner.build(scope, input, task, readouts, config);
        List<Block> rounded =
                network.blocks().stream().<Block>map(RoundingBlock::new).toList();
        return new Network() {
            @Override
            public List<Block> blocks() {
                return rounded;
            }

            @Override
            public Readout readout(String name) {
                return network.readout(name);
            }

            @Override
            public boolean independentOfBatch() {
                return true;
            }
        };
    }

    private record RoundingBlock(Block inner) implements Block {
        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public Features apply(Pass pass, Features in) {
            Features out = inner.apply(pass, in);
            return out.withSequence(pass.tf().math.round(out.sequence()));
        }
    }
}
