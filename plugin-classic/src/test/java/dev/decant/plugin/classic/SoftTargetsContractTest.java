package dev.decant.plugin.classic;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class SoftTargetsContractTest extends StrategyContractTest<SoftTargets.Options> {
    @Override
    protected DistillationStrategy<SoftTargets.Options> strategy() {
        return new SoftTargets();
    }

    @Override
    protected Map<String, SoftTargets.Options> configurations() {
        return Map.of(
                "as shipped", new SoftTargets.Options(0.5, 2),
                "distillation alone", new SoftTargets.Options(1, 4));
    }
}
