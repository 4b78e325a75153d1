package dev.decant.plugin.deit;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class TokenDistillationContractTest extends StrategyContractTest<DeitConfig> {
    @Override
    protected String type() {
        return "deit";
    }

    @Override
    protected DistillationStrategy<DeitConfig> strategy() {
        return new TokenDistillation();
    }

    @Override
    protected Map<String, DeitConfig> configurations() {
        return Map.of(
                "code, soft", shipped("preset = deit-code, kind = soft"), "paper", shipped("preset = deit-paper"));
    }
}
