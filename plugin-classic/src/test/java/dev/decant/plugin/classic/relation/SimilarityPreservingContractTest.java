package dev.decant.plugin.classic.relation;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class SimilarityPreservingContractTest extends StrategyContractTest<SimilarityPreserving.Options> {
    @Override
    protected String type() {
        return "similarity";
    }

    @Override
    protected DistillationStrategy<SimilarityPreserving.Options> strategy() {
        return new SimilarityPreserving();
    }

    @Override
    protected Map<String, SimilarityPreserving.Options> configurations() {
        return Map.of("of all segments", shipped("segments = []"));
    }
}
