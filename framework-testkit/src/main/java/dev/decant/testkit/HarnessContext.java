package dev.decant.testkit;

import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.api.strategy.Segment;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import dev.decant.nn.loss.TaskLoss;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a strategy sees in a test. Each network is cut into one segment for each block, thresholds are 0.5 unless {@link
 * #withThresholds} says otherwise, class weights 1 unless {@link #withClassWeights} does, and the strategy's parameters
 * belong to the owner {@code strategy}.
 */
public final class HarnessContext implements StrategyContext {
    private final GraphHarness harness;
    private final Task task;
    private final Features input;
    private final Operand<TFloat32> targets;
    private final Network student;
    private final Network teacher;
    private final ParameterScope parameters;
    private final float[] thresholds;
    private final float[] classWeights;

    private HarnessContext(
            GraphHarness harness,
            Task task,
            Features input,
            Operand<TFloat32> targets,
            Network student,
            Network teacher,
            ParameterScope parameters,
            float[] thresholds,
            float[] classWeights) {
        this.harness = harness;
        this.task = task;
        this.input = input;
        this.targets = targets;
        this.student = student;
        this.teacher = teacher;
        this.parameters = parameters;
        this.thresholds = thresholds;
        this.classWeights = classWeights;
    }

    /** A context over two networks of this harness. */
    public static HarnessContext of(
            GraphHarness harness,
            Task task,
            Features input,
            Operand<TFloat32> targets,
            Network student,
            Network teacher) {
        float[] thresholds = new float[task.outputs()];
        Arrays.fill(thresholds, 0.5f);
        return new HarnessContext(
                harness, task, input, targets, student, teacher, harness.scope("strategy"), thresholds, ones(task));
    }

    private static float[] ones(Task task) {
        float[] ones = new float[task.outputs()];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The same with other thresholds of the teacher. */
    public HarnessContext withThresholds(float... other) {
        return new HarnessContext(
                harness, task, input, targets, student, teacher, parameters, other.clone(), classWeights);
    }

    /** The same with other weights of the classes in the task's loss, one for each class. */
    public HarnessContext withClassWeights(float... other) {
        return new HarnessContext(
                harness, task, input, targets, student, teacher, parameters, thresholds, other.clone());
    }

    @Override
    public Ops tf() {
        return harness.tf();
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public Features input() {
        return input;
    }

    @Override
    public Operand<TFloat32> targets() {
        return targets;
    }

    @Override
    public Network student() {
        return student;
    }

    @Override
    public List<Segment> studentSegments() {
        return blockwise(student);
    }

    @Override
    public Network teacher() {
        return teacher;
    }

    @Override
    public List<Segment> teacherSegments() {
        return blockwise(teacher);
    }

    @Override
    public float[] teacherThresholds() {
        return thresholds.clone();
    }

    @Override
    public ParameterScope parameters() {
        return parameters;
    }

    @Override
    public Pass pass(String name, Mode mode) {
        return harness.pass(name, mode);
    }

    @Override
    public Operand<TFloat32> taskLoss(Operand<TFloat32> logits, Operand<TFloat32> truth) {
        return new TaskLoss(task, classWeights).of(harness.tf(), logits, truth, input.mask());
    }

    @Override
    public Operand<TFloat32> imitationLoss(Operand<TFloat32> logits, Operand<TFloat32> probabilities) {
        return new TaskLoss(task, ones(task)).of(harness.tf(), logits, probabilities, input.mask());
    }

    private static List<Segment> blockwise(Network network) {
        return network.blocks().stream()
                .map(block -> new Segment(List.of(block)))
                .toList();
    }
}
