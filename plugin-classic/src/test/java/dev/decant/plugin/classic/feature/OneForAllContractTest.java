package dev.decant.plugin.classic.feature;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class OneForAllContractTest extends StrategyContractTest<OneForAll.Options> {
    @Override
    protected String type() {
        return "ofa";
    }

    @Override
    protected DistillationStrategy<OneForAll.Options> strategy() {
        return new OneForAll();
    }

    @Override
    protected Map<String, OneForAll.Options> configurations() {
        return Map.of("enhanced", shipped("gamma = 1.5, segments = [1, 2]"));
    }
}
