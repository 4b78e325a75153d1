package dev.decant.plugin.bbm;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.plugin.bbm.BbmConfig.Normalise;
import dev.decant.plugin.bbm.BbmConfig.StopGradient;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class BlockByBlockMatchingContractTest extends StrategyContractTest<BbmConfig> {
    @Override
    protected String type() {
        return "bbm";
    }

    @Override
    protected DistillationStrategy<BbmConfig> strategy() {
        return new BlockByBlockMatching();
    }

    @Override
    protected Map<String, BbmConfig> configurations() {
        return Map.of(
                "as shipped", shipped(""),
                "paper", shipped("preset = paper"),
                "steps unfolded", shipped("expand = 3, stop-gradient = none"),
                "no gradient stopped", shipped("stop-gradient = none"),
                "sum, area", shipped("reduction = sum, resize = area, weight = 0.1, stop-gradient = none"),
                "normalised", shipped("normalise = target-variance, weight = 1"),
                "inputs stopped", shipped("stop-gradient = inputs"),
                "match, then train", shipped("schedule = match-then-train, stop-gradient = none"),
                "only l3", shipped("l1.enabled = false, l2.enabled = false, stop-gradient = none"));
    }

    /** Normalising and stopping cut gradients on purpose. */
    @Override
    protected boolean differentiable(BbmConfig config) {
        BbmConfig.Resolved options = config.resolved();
        return options.normalise() != Normalise.TARGET_VARIANCE && options.stopGradient() == StopGradient.NONE;
    }
}
