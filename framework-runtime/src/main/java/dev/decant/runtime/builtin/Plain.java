package dev.decant.runtime.builtin;

import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.plugin.NoOptions;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.Segment;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
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
    public List<ReadoutSpec> readouts(Task task, NoOptions config) {
        return List.of(new ReadoutSpec(
                ReadoutSpec.CLASS,
                task instanceof Task.PerStepBinary ? ReadoutSpec.Form.PER_STEP : ReadoutSpec.Form.POOLED));
    }

    @Override
    public List<Phase> phases(StrategyContext context, NoOptions config) {
        Pass pass = context.pass("student", Mode.TRAINING);
        Features last = new Segment(context.student().blocks()).apply(pass, context.input());
        Operand<TFloat32> logits = context.student().readout(ReadoutSpec.CLASS).logits(pass, last);
        Operand<TFloat32> task = context.taskLoss(logits, context.targets());
        return List.of(new Phase(
                "train",
                1,
                task,
                Map.of("task", task),
                Set.of(ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STUDENT_READOUTS)));
    }

    @Override
    public Operand<TFloat32> predict(Ops tf, Task task, Map<String, Operand<TFloat32>> logits, NoOptions config) {
        Operand<TFloat32> own = Objects.requireNonNull(logits.get(ReadoutSpec.CLASS));
        return task instanceof Task.MultiClass ? tf.nn.softmax(own) : tf.math.sigmoid(own);
    }
}
