package dev.decant.plugin.classic.relation;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class RedundancySuppressionContractTest extends StrategyContractTest<RedundancySuppression.Options> {
    @Override
    protected String type() {
        return "rsd";
    }

    @Override
    protected DistillationStrategy<RedundancySuppression.Options> strategy() {
        return new RedundancySuppression();
    }

    @Override
    protected Map<String, RedundancySuppression.Options> configurations() {
        return Map.of("invariance alone", shipped("kappa = 0, expansion = 1"));
    }
}
