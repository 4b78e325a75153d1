package dev.decant.plugin.lstm;

import dev.decant.api.network.InputSpec;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import dev.decant.testkit.NetworkContractTest;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Rows of any length, as for intensive-care records. */
class LstmContractTest extends NetworkContractTest<LstmConfig> {
    @Override
    protected String type() {
        return "lstm";
    }

    @Override
    protected NetworkProvider<LstmConfig> provider() {
        return new LstmProvider();
    }

    @Override
    protected String overrides() {
        return "layers = 2, units = 5";
    }

    @Override
    protected InputSpec input() {
        return new InputSpec(OptionalInt.empty(), List.of("HR", "Temp"), 1 / 3600.0);
    }

    @Override
    protected Set<Form> offers(Task task) {
        return task instanceof Task.PerStepBinary ? Set.of(Form.PER_STEP) : Set.of(Form.POOLED);
    }

    @Override
    protected boolean causal() {
        return true;
    }
}
