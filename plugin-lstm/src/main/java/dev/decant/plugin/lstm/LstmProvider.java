package dev.decant.plugin.lstm;

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
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.DenseReadout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** LSTM layers with residual connections, one block each; for one label a step or one prediction a record. */
final class LstmProvider implements NetworkProvider<LstmConfig> {
    @Override
    public Class<LstmConfig> configType() {
        return LstmConfig.class;
    }

    @Override
    public String summary() {
        return "LSTM layers with residual connections (Hochreiter and Schmidhuber 1997)";
    }

    @Override
    public Network build(
            ParameterScope scope, InputSpec input, Task task, List<ReadoutSpec> readouts, LstmConfig config) {
        List<Block> layers = new ArrayList<>();
        for (int i = 0; i < config.layers(); i++) {
            layers.add(LstmLayer.create(scope, i, i == 0 ? input.width() : config.units(), config));
        }
        Map<String, Readout> heads = new LinkedHashMap<>();
        for (ReadoutSpec spec : readouts) {
            heads.put(spec.name(), readout(scope.readout(spec.name()), spec, task, config));
        }
        return new BuiltNetwork(layers, heads, true); // every record has states of its own
    }

    private static Readout readout(ParameterScope scope, ReadoutSpec spec, Task task, LstmConfig config) {
        spec.requireOneOf("lstm", task, Form.of(task));
        Dense dense = new Dense(scope, config.units(), task.outputs());
        return spec.form() == Form.PER_STEP ? DenseReadout.perStep(dense) : DenseReadout.pooled(dense);
    }
}
