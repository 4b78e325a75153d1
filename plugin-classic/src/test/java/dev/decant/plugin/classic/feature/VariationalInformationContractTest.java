package dev.decant.plugin.classic.feature;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class VariationalInformationContractTest extends StrategyContractTest<VariationalInformation.Options> {
    @Override
    protected String type() {
        return "vid";
    }

    @Override
    protected DistillationStrategy<VariationalInformation.Options> strategy() {
        return new VariationalInformation();
    }

    @Override
    protected Map<String, VariationalInformation.Options> configurations() {
        return Map.of("of the first segment", shipped("segments = [1], variance = 0.5, normalise = none"));
    }
}
