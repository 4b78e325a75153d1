package dev.decant.runtime.builtin;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Learns from the labels alone: loss = task(class). The baseline of every comparison, and how a teacher is trained. */
public final class Plain implements DistillationStrategy<NoOptions> {
    @Override
    public Class<NoOptions> configType() {
        return NoOptions.class;
    }

    @Override
    public String summary() {
        return "Task loss only, no distillation";
    }

    @Override
    public Needs needs(NoOptions config) {
        return Needs.NO_TEACHER;
    }

    @Override
    public List<Phase> phases(StrategyContext context, NoOptions config) {
        Operand<TFloat32> task = context.taskLoss(context.forwardStudent().logits());
        return List.of(Phase.training(task, Map.of("task", task)));
    }
}
