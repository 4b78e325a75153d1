package dev.decant.plugin.resnet1d;

import dev.decant.api.network.InputSpec;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import dev.decant.testkit.NetworkContractTest;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

class ResNet1dContractTest extends NetworkContractTest<ResNet1dConfig> {
    @Override
    protected String type() {
        return "resnet1d";
    }

    @Override
    protected NetworkProvider<ResNet1dConfig> provider() {
        return new ResNet1dProvider();
    }

    @Override
    protected String overrides() {
        return "blocks = 3, filters = 4, widen-every = 2, kernel = 3";
    }

    @Override
    protected InputSpec input() {
        return new InputSpec(OptionalInt.of(24), List.of("I", "II"), 100);
    }

    @Override
    protected Set<Form> offers(Task task) {
        return task instanceof Task.PerStepBinary ? Set.of() : Set.of(Form.POOLED);
    }
}
