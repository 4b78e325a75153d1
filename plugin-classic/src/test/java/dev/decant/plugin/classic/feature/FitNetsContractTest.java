package dev.decant.plugin.classic.feature;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class FitNetsContractTest extends StrategyContractTest<FitNets.Options> {
    @Override
    protected String type() {
        return "fitnets";
    }

    @Override
    protected DistillationStrategy<FitNets.Options> strategy() {
        return new FitNets();
    }

    @Override
    protected Map<String, FitNets.Options> configurations() {
        return Map.of(
                "one stage",
                shipped("stages = one"),
                "hints of the first segment alone",
                shipped("segment = 1, alpha = 0, normalise = none"));
    }
}
