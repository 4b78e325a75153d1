package dev.decant.plugin.transformer;

import dev.decant.api.network.InputSpec;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import dev.decant.testkit.NetworkContractTest;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Rows of any length, each attending to the past, as for intensive-care records. */
class CausalTransformerContractTest extends NetworkContractTest<TransformerConfig> {
    @Override
    protected String type() {
        return "transformer";
    }

    @Override
    protected NetworkProvider<TransformerConfig> provider() {
        return new TransformerProvider();
    }

    @Override
    protected String overrides() {
        return "blocks = 2, depth = 8, heads = 2, mlp-ratio = 2, patch = 1, positions = sinusoidal, causal = true";
    }

    @Override
    protected InputSpec shippedInput() {
        return new InputSpec(OptionalInt.of(40), List.of("I", "II"), 100);
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
