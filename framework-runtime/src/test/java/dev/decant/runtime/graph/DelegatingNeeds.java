package dev.decant.runtime.graph;

import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Another strategy that says that it needs a teacher. */
record DelegatingNeeds(DistillationStrategy<Record> inner) implements DistillationStrategy<Record> {
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
        return Needs.TEACHER;
    }

    @Override
    public List<ReadoutSpec> readouts(Task task, Record config) {
        return inner.readouts(task, config);
    }

    @Override
    public List<Phase> phases(StrategyContext context, Record config) {
        return inner.phases(context, config);
    }

    @Override
    public Operand<TFloat32> predict(Ops tf, Task task, Map<String, Operand<TFloat32>> logits, Record config) {
        return inner.predict(tf, task, logits, config);
    }
}
