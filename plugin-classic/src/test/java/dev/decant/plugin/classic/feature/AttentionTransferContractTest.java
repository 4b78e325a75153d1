package dev.decant.plugin.classic.feature;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.testkit.StrategyContractTest;
import java.util.Map;

class AttentionTransferContractTest extends StrategyContractTest<AttentionTransfer.Options> {
    @Override
    protected String type() {
        return "attention-transfer";
    }

    @Override
    protected DistillationStrategy<AttentionTransfer.Options> strategy() {
        return new AttentionTransfer();
    }

    @Override
    protected Map<String, AttentionTransfer.Options> configurations() {
        return Map.of("of the last segment", shipped("segments = [-1], beta = 1000"));
    }
}
