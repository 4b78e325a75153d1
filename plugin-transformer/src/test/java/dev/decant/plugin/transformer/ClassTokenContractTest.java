package dev.decant.plugin.transformer;

import dev.decant.api.network.InputSpec;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import dev.decant.testkit.NetworkContractTest;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A class token in place of the mean. */
class ClassTokenContractTest extends NetworkContractTest<TransformerConfig> {
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
        return "blocks = 2, depth = 8, heads = 2, mlp-ratio = 2, patch = 6, pooling = class-token";
    }

    @Override
    protected InputSpec shippedInput() {
        return new InputSpec(OptionalInt.of(40), List.of("I", "II"), 100);
    }

    @Override
    protected InputSpec input() {
        return new InputSpec(OptionalInt.of(24), List.of("I", "II"), 100);
    }

    @Override
    protected Set<Form> offers(Task task) {
        return task instanceof Task.PerStepBinary ? Set.of() : Set.of(Form.POOLED, Form.TOKEN);
    }

    @Override
    protected Set<String> withoutEffect() {
        return Set.of("attention/key/bias"); // the softmax over keys cancels it
    }
}
