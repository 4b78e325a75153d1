package @package@;

import dev.decant.api.network.InputSpec;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import dev.decant.testkit.NetworkContractTest;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Shared parameters, readouts, independence of batch and padding, gradients, initial values by seed and name. */
class @Name@ContractTest extends NetworkContractTest<@Name@.Options> {
    @Override
    protected String type() {
        return "@name@";
    }

    @Override
    protected NetworkProvider<@Name@.Options> provider() {
        return new @Name@();
    }

    @Override
    protected String overrides() {
        return "blocks = 2, filters = 4, kernel = 3";
    }

    @Override
    protected InputSpec input() {
        return new InputSpec(OptionalInt.of(12), List.of("I", "II"), 100);
    }

    @Override
    protected Set<Form> offers(Task task) {
        return Set.of(Form.of(task));
    }
}
