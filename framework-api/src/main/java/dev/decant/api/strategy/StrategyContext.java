package dev.decant.api.strategy;

import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.api.task.Task;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What a strategy builds its losses from: one training batch, the two networks, and a scope for its own parameters. */
public interface StrategyContext {
    /** Where operations are added. */
    Ops tf();

    /** The task. */
    Task task();

    /** z_0 = x: the prepared, augmented batch [batch, time, channels] with its mask. */
    Features input();

    /** One-hot or multi-hot [batch, classes]; [batch, time] for a per-step task. */
    Operand<TFloat32> targets();

    /** The network that is trained. */
    Network student();

    /** The student's blocks, cut by the configured splitter. */
    List<Segment> studentSegments();

    /** The frozen network; apply it in {@link Mode#INFERENCE} only. */
    Network teacher();

    /** The teacher's blocks, cut by the configured splitter into as many segments as the student's. */
    List<Segment> teacherSegments();

    /** The decision thresholds that the teacher's run chose on its validation split, one for each class. */
    float[] teacherThresholds();

    /** Where the strategy's own parameters are created; they train with {@code ParameterGroup.STRATEGY}. */
    ParameterScope parameters();

    /** A new pass with randomness of its own; the name keeps the passes of one step apart. */
    Pass pass(String name, Mode mode);

    /**
     * The task's loss, class weights included: a scalar, the mean over the batch (over real steps for a per-step
     * task).
     *
     * @param logits [batch, classes] or [batch, time]
     * @param targets probabilities of the same shape
     */
    Operand<TFloat32> taskLoss(Operand<TFloat32> logits, Operand<TFloat32> targets);

    /**
     * The task's loss without class weights, for targets that are a network's probabilities: these carry the weights that
     * the network was trained with, and weighing them once more would move the student away from them.
     *
     * @param logits [batch, classes] or [batch, time]
     * @param probabilities of the same shape
     */
    Operand<TFloat32> imitationLoss(Operand<TFloat32> logits, Operand<TFloat32> probabilities);
}
