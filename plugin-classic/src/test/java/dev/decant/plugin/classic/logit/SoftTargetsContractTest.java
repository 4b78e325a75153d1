package dev.decant.plugin.classic.logit;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class SoftTargetsContractTest extends StrategyContractTest<SoftTargets.Options> {
    @Override
    protected String type() {
        return "kd";
    }

    @Override
    protected DistillationStrategy<SoftTargets.Options> strategy() {
        return new SoftTargets();
    }

    @Override
    protected Map<String, SoftTargets.Options> configurations() {
        return Map.of("distillation alone", shipped("alpha = 1, temperature = 4"));
    }
}
