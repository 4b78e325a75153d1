package dev.decant.runtime.graph;

import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import java.util.List;

/** Another strategy, with a phase that has no share of the epochs. */
record WithoutEpochs(DistillationStrategy<Record> inner) implements DistillationStrategy<Record> {
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
        return Needs.NO_TEACHER;
    }

    @Override
    public List<Phase> phases(StrategyContext context, Record config) {
        Phase phase = inner.phases(context, config).get(0);
        return List.of(new Phase("none", 0, phase.loss(), phase.terms(), phase.trains()));
    }
}
