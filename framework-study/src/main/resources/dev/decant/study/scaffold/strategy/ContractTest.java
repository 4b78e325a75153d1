package @package@;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

/** Finite losses, gradients against finite differences, an untouched teacher; for all three kinds of task. */
class @Name@ContractTest extends StrategyContractTest<@Name@.Options> {
    @Override
    protected String type() {
        return "@name@";
    }

    @Override
    protected DistillationStrategy<@Name@.Options> strategy() {
        return new @Name@();
    }

    @Override
    protected Map<String, @Name@.Options> configurations() {
        return Map.of("the distillation alone", shipped("alpha = 1"));
    }
}
