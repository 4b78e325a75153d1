package dev.decant.plugin.classic.feature;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class LocalityGuidanceContractTest extends StrategyContractTest<LocalityGuidance.Options> {
    @Override
    protected String type() {
        return "locality-guidance";
    }

    @Override
    protected DistillationStrategy<LocalityGuidance.Options> strategy() {
        return new LocalityGuidance();
    }

    @Override
    protected Map<String, LocalityGuidance.Options> configurations() {
        return Map.of("in the teacher's numbers, of the last segment", shipped("normalise = none, segments = [-1]"));
    }
}
