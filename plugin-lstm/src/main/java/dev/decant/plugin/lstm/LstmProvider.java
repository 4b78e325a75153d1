package dev.decant.plugin.lstm;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Block;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Network;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Readout;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.Pooling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.op.core.Squeeze;

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
        return new LstmNetwork(List.copyOf(layers), heads);
    }

    private static Readout readout(ParameterScope scope, ReadoutSpec spec, Task task, LstmConfig config) {
        Form offered = task instanceof Task.PerStepBinary ? Form.PER_STEP : Form.POOLED;
        if (spec.form() != offered) {
            throw new InvalidConfiguration("lstm cannot offer the readout '" + spec.name() + "' in the form "
                    + form(spec.form()) + ", only " + form(offered));
        }
        Dense dense = new Dense(scope, config.units(), task.outputs());
        return offered == Form.PER_STEP
                ? (pass, last) -> pass.tf()
                        .squeeze(dense.apply(pass.tf(), last.sequence()), Squeeze.axis(List.of(2L))) // [batch, time]
                : (pass, last) -> dense.apply(pass.tf(), Pooling.maskedMean(pass.tf(), last));
    }

    private static String form(Form form) {
        return form.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
