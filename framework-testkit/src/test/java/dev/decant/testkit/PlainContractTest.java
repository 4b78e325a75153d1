package dev.decant.testkit;

import dev.decant.api.plugin.NoOptions;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.runtime.builtin.Plain;
import java.util.Map;

/** Stands here because the runtime, whose strategy this is, cannot see the testkit. */
class PlainContractTest extends StrategyContractTest<NoOptions> {
    @Override
    protected DistillationStrategy<NoOptions> strategy() {
        return new Plain();
    }

    @Override
    protected Map<String, NoOptions> configurations() {
        return Map.of("no options", new NoOptions());
    }
}
