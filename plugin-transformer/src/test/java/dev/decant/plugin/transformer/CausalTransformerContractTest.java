package dev.decant.plugin.transformer;

import dev.decant.api.network.InputSpec;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import dev.decant.plugin.transformer.TransformerConfig.Pooling;
import dev.decant.plugin.transformer.TransformerConfig.Positions;
import dev.decant.testkit.NetworkContractTest;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Rows of any length, each attending to the past, as for intensive-care records. */
class CausalTransformerContractTest extends NetworkContractTest<TransformerConfig> {
    @Override
    protected NetworkProvider<TransformerConfig> provider() {
        return new TransformerProvider();
    }

    @Override
    protected TransformerConfig config() {
        return new TransformerConfig(2, 8, 2, 1, 2, 0.1, Positions.SINUSOIDAL, Pooling.MEAN, true);
    }

    @Override
    protected InputSpec input() {
        return new InputSpec(OptionalInt.empty(), List.of("I", "II"), 100);
    }

    @Override
    protected Set<Form> offers(Task task) {
        return task instanceof Task.PerStepBinary ? Set.of(Form.PER_STEP, Form.TOKEN) : Set.of(Form.POOLED, Form.TOKEN);
    }

    @Override
    protected boolean causal() {
        return true;
    }

    @Override
    protected Set<String> withoutEffect() {
        return Set.of("attention/key/bias"); // the softmax over keys cancels it
    }
}
