package dev.decant.plugin.bbm;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.plugin.bbm.BbmConfig.Normalise;
import dev.decant.plugin.bbm.BbmConfig.Reduction;
import dev.decant.plugin.bbm.BbmConfig.Resize;
import dev.decant.plugin.bbm.BbmConfig.Schedule;
import dev.decant.plugin.bbm.BbmConfig.StopGradient;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class BlockByBlockMatchingContractTest extends StrategyContractTest<BbmConfig> {
    @Override
    protected DistillationStrategy<BbmConfig> strategy() {
        return new BlockByBlockMatching();
    }

    @Override
    protected Map<String, BbmConfig> configurations() {
        TestConfig defaults = TestConfig.defaults();
        return Map.of(
                "as shipped", TestConfig.shipped().build(),
                "nothing stopped", defaults.build(),
                "sum, area",
                        defaults.with(Reduction.SUM)
                                .with(Resize.AREA)
                                .withWeight(0.1)
                                .build(),
                "normalised",
                        defaults.with(Normalise.TARGET_VARIANCE).withWeight(1).build(),
                "inputs stopped", defaults.with(StopGradient.INPUTS).build(),
                "match, then train", defaults.with(Schedule.MATCH_THEN_TRAIN).build(),
                "only l3", defaults.with(false, false, true).build());
    }

    /** Normalising and stopping cut gradients on purpose. */
    @Override
    protected boolean differentiable(BbmConfig config) {
        return config.normalise() == Normalise.NONE && config.stopGradient() == StopGradient.NONE;
    }
}
