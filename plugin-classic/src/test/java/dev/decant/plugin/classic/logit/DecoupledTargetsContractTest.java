package dev.decant.plugin.classic.logit;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.task.Task;
import dev.decant.testkit.StrategyContractTest;
import java.util.List;
import java.util.Map;

class DecoupledTargetsContractTest extends StrategyContractTest<DecoupledTargets.Options> {
    @Override
    protected String type() {
        return "dkd";
    }

    @Override
    protected DistillationStrategy<DecoupledTargets.Options> strategy() {
        return new DecoupledTargets();
    }

    @Override
    protected Map<String, DecoupledTargets.Options> configurations() {
        return Map.of(
                "standardised",
                shipped("standardise = true"),
                "others alone",
                shipped("alpha = 0, beta = 2, temperature = 1"));
    }

    @Override
    protected List<Task> tasks() {
        return List.of(new Task.MultiClass(List.of("a", "b", "c")));
    }
}
