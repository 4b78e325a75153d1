package dev.decant.runtime.graph;

import dev.decant.api.extension.NoOptions;
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
import dev.decant.nn.initializer.Initializers;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.Pooling;
import java.util.ArrayList;
import java.util.List;

/** Linear blocks of the input's width and a pooled linear readout: small enough to work out by hand. */
final class LinearProvider implements NetworkProvider<Record> {
    private final int blocks;

    LinearProvider(int blocks) {
        this.blocks = blocks;
    }

    @Override
    @SuppressWarnings("unchecked") // the only options are none
    public Class<Record> configType() {
        return (Class<Record>) (Class<?>) NoOptions.class;
    }

    @Override
    public String summary() {
        return "linear blocks";
    }

    @Override
    public Network build(ParameterScope scope, InputSpec input, Task task, List<ReadoutSpec> readouts, Record config) {
        List<Block> built = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            built.add(new LinearBlock("block" + i, new Dense(scope.child("block" + i), input.width(), input.width())));
        }
        Dense head =
                new Dense(scope.readout("class"), input.width(), task.outputs(), Initializers.truncatedNormal(0.5));
        Readout readout = (pass, last) -> head.apply(pass.tf(), Pooling.maskedMean(pass.tf(), last));
        return new Network() {
            @Override
            public List<Block> blocks() {
                return built;
            }

            @Override
            public Readout readout(String name) {
                return readout;
            }

            @Override
            public boolean independentOfBatch() {
                return true;
            }
        };
    }

    private record LinearBlock(String name, Dense dense) implements Block {
        @Override
        public Features apply(Pass pass, Features in) {
            return in.withSequence(dense.apply(pass.tf(), in.sequence()));
        }
    }
}
