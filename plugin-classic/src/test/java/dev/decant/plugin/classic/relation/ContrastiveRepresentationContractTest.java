package dev.decant.plugin.classic.relation;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class ContrastiveRepresentationContractTest extends StrategyContractTest<ContrastiveRepresentation.Options> {
    @Override
    protected String type() {
        return "crd";
    }

    @Override
    protected DistillationStrategy<ContrastiveRepresentation.Options> strategy() {
        return new ContrastiveRepresentation();
    }

    @Override
    protected Map<String, ContrastiveRepresentation.Options> configurations() {
        return Map.of("soft", shipped("temperature = 1, depth = 3"));
    }
}
