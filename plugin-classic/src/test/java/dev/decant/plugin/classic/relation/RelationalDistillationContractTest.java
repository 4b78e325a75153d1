package dev.decant.plugin.classic.relation;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class RelationalDistillationContractTest extends StrategyContractTest<RelationalDistillation.Options> {
    @Override
    protected String type() {
        return "rkd";
    }

    @Override
    protected DistillationStrategy<RelationalDistillation.Options> strategy() {
        return new RelationalDistillation();
    }

    @Override
    protected Map<String, RelationalDistillation.Options> configurations() {
        return Map.of("distances alone", shipped("angle = 0"), "angles alone", shipped("distance = 0"));
    }
}
