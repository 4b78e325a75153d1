package dev.decant.runtime.graph;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import java.util.List;
import java.util.function.BiFunction;

/** Another strategy that says that it needs something else of the teacher, or whose phases are changed. */
record AlteredStrategy(
        DistillationStrategy<Record> inner, Needs needs, BiFunction<StrategyContext, List<Phase>, List<Phase>> change)
        implements DistillationStrategy<Record> {
    @Override
    public Class<Record> configType() {
        return inner.configType();
    }

    @Override
    public String summary() {
        return inner.summary();
    }

    @Override
    public Needs needs(Record config) {
        return needs;
    }

    @Override
    public List<Phase> phases(StrategyContext context, Record config) {
        return change.apply(context, inner.phases(context, config));
    }
}
