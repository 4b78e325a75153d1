package dev.decant.plugin.resnet1d;

import dev.decant.api.network.Block;
import dev.decant.api.network.BuiltNetwork;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Network;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Readout;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import dev.decant.nn.initializer.Initializers;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.DenseReadout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stem convolution, residual blocks with pre-activation, global average, dense (Hannun et al. 2019, Nature Medicine
 * 25:65).
 */
final class ResNet1dProvider implements NetworkProvider<ResNet1dConfig> {
    @Override
    public Class<ResNet1dConfig> configType() {
        return ResNet1dConfig.class;
    }

    @Override
    public String summary() {
        return "residual 1-D convolutional network (Hannun et al. 2019)";
    }

    @Override
    public Network build(
            ParameterScope scope, InputSpec input, Task task, List<ReadoutSpec> readouts, ResNet1dConfig config) {
        List<Block> blocks = new ArrayList<>();
        int channels = config.filters();
        for (int i = 0; i < config.blocks(); i++) {
            ParameterScope blockScope = scope.child("block" + i);
            Optional<Stem> stem =
                    i == 0 ? Optional.of(new Stem(blockScope.child("stem"), input.width(), config)) : Optional.empty();
            boolean last = i == config.blocks() - 1;
            blocks.add(new ResidualBlock(blockScope, i, channels, stem, last, config));
            channels = config.filters(i);
        }
        Map<String, Readout> heads = new LinkedHashMap<>();
        for (ReadoutSpec spec : readouts) {
            heads.put(spec.name(), readout(scope.readout(spec.name()), spec, channels, task));
        }
        return new BuiltNetwork(blocks, heads, false); // batch normalisation ties the records of a batch together
    }

    /** The global average, then a dense layer. */
    private static Readout readout(ParameterScope scope, ReadoutSpec spec, int channels, Task task) {
        spec.requireOneOf("resnet1d", task, offered(task));
        return DenseReadout.pooled(new Dense(scope, channels, task.outputs(), Initializers.heNormal(channels)));
    }

    /** Strides leave no prediction at each step. */
    private static Form[] offered(Task task) {
        return task instanceof Task.PerStepBinary ? new Form[0] : new Form[] {Form.POOLED};
    }
}
