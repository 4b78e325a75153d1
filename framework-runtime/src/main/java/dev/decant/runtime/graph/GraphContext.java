package dev.decant.runtime.graph;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Probes;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Segment;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import dev.decant.nn.loss.TaskLoss;
import dev.decant.nn.parameter.StepRandomness;
import dev.decant.runtime.data.ClassWeights;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a strategy sees of the graph under construction; it offers no more than the strategy said that it needs.
 *
 * @param partial the labels of the batch, where some records have none
 */
record GraphContext(
        Ops tf,
        GraphSpec spec,
        BatchInputs inputs,
        Optional<PartialLabels> partial,
        Network student,
        Optional<Network> frozen,
        List<Segment> studentSegments,
        List<Segment> teacherSegments,
        ParameterScope parameters,
        TeacherOutputs taken)
        implements StrategyContext {
    @Override
    public Task task() {
        return spec.task();
    }

    @Override
    public Features input() {
        return inputs.features();
    }

    @Override
    public Operand<TFloat32> targets() {
        if (partial.isPresent()) {
            throw new InvalidConfiguration(
                    "the strategy " + spec.strategy().type()
                            + " reads labels beside the task loss, so it needs one of every record; expected split.labelled = 1");
        }
        return inputs.targets();
    }

    @Override
    public Network teacher() {
        return frozen.orElseThrow(() ->
                new IllegalStateException("the strategy " + spec.strategy().type() + " said that it needs no teacher"));
    }

    @Override
    public ForwardPass forwardTeacher() {
        List<Segment> segments =
                teacherSegments.isEmpty() ? List.of(new Segment(teacher().blocks())) : teacherSegments;
        return taken.noting(StrategyContext.super.forwardTeacher(), segments);
    }

    @Override
    public float[] teacherThresholds() {
        return spec.teacher().orElseThrow().thresholds().clone();
    }

    @Override
    public Pass pass(String name, Mode mode) {
        return new Pass(tf, mode, new StepRandomness(spec.train().seed(), name, inputs.step()), Probes.none());
    }

    @Override
    public Operand<TFloat32> taskLoss(Operand<TFloat32> logits) {
        return taskLoss(logits, partial.map(PartialLabels::known).orElse(inputs.targets()));
    }

    @Override
    public Operand<TFloat32> taskLoss(Operand<TFloat32> logits, Operand<TFloat32> targets) {
        Operand<TFloat32> smoothed =
                new LabelSmoothing(spec.task(), spec.train().labelSmoothing()).of(tf, targets);
        TaskLoss loss = new TaskLoss(spec.task(), spec.classWeights());
        return partial.map(labels -> loss.ofWeighted(tf, logits, smoothed, inputs.mask(), labels.weights()))
                .orElseGet(() -> loss.of(tf, logits, smoothed, inputs.mask()));
    }

    @Override
    public Operand<TFloat32> imitationLoss(Operand<TFloat32> logits, Operand<TFloat32> probabilities) {
        return new TaskLoss(spec.task(), ClassWeights.equal(spec.task())).of(tf, logits, probabilities, inputs.mask());
    }
}
