package dev.decant.plugin.classic.feature;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class SpectralMatchingContractTest extends StrategyContractTest<SpectralMatching.Options> {
    @Override
    protected String type() {
        return "spectral";
    }

    @Override
    protected DistillationStrategy<SpectralMatching.Options> strategy() {
        return new SpectralMatching();
    }

    @Override
    protected Map<String, SpectralMatching.Options> configurations() {
        return Map.of("of all segments", shipped("segments = [], normalise = none"));
    }
}
