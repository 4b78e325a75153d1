package dev.decant.runtime.builtin;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;

class PlainContractTest extends StrategyContractTest<NoOptions> {
    @Override
    protected String type() {
        return "plain";
    }

    @Override
    protected DistillationStrategy<NoOptions> strategy() {
        return new Plain();
    }
}
