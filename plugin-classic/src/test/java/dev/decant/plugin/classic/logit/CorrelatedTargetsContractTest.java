package dev.decant.plugin.classic.logit;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class CorrelatedTargetsContractTest extends StrategyContractTest<CorrelatedTargets.Options> {
    @Override
    protected String type() {
        return "dist";
    }

    @Override
    protected DistillationStrategy<CorrelatedTargets.Options> strategy() {
        return new CorrelatedTargets();
    }

    @Override
    protected Map<String, CorrelatedTargets.Options> configurations() {
        return Map.of(
                "over classes alone", shipped("gamma = 0, temperature = 2"), "over records alone", shipped("beta = 0"));
    }
}
