package dev.decant.plugin.resnet1d;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Block;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Network;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Readout;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.task.Task;
import dev.decant.nn.initializer.Initializers;
import dev.decant.nn.layer.Dense;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        return new ResNet1d(List.copyOf(blocks), heads);
    }

    private static Readout readout(ParameterScope scope, ReadoutSpec spec, int channels, Task task) {
        if (spec.form() != ReadoutSpec.Form.POOLED || task instanceof Task.PerStepBinary) {
            throw new InvalidConfiguration("resnet1d offers only the readout form pooled (global average), for one"
                    + " prediction per record, not "
                    + spec.form().name().toLowerCase(Locale.ROOT).replace('_', '-') + " for the readout '"
                    + spec.name() + "'" + (task instanceof Task.PerStepBinary ? " of one label per step" : ""));
        }
        return new GlobalAverageReadout(dense(scope, channels, task));
    }

    private static Dense dense(ParameterScope scope, int channels, Task task) {
        return new Dense(scope, channels, task.outputs(), Initializers.heNormal(channels));
    }
}
