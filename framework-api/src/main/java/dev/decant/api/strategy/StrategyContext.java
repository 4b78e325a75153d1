package dev.decant.api.strategy;

import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.api.task.Task;
import java.util.List;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a strategy builds its losses from: one training batch, the two networks, and a scope for its own parameters. It
 * offers no more than {@link DistillationStrategy#needs} asked for.
 *
 * <p>Some records of a batch may have no label ({@code split.labelled} below 1, with a strategy that needs a teacher; without one
 * only labelled records are trained on). Input, networks and all that is taken from the teacher are those of the whole batch; both
 * task losses count the labelled records alone, each by one over their share of the training records, so that a loss is on average
 * that of labelled records, and 0 in a batch without any; {@link #targets} is refused.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface StrategyContext {
    /** Where operations are added. */
    Ops tf();

    /** The task. */
    Task task();

    /** z_0 = x: the prepared, augmented batch [batch, time, channels] with its mask. */
    Features input();

    /**
     * One-hot or multi-hot [batch, classes]; [batch, time] for a per-step task.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if some records have no label: what reads labels beside the task loss needs all
     */
    Operand<TFloat32> targets();

    /** The network that is trained. */
    Network student();

    /** The student's blocks, cut by the configured splitter; empty without {@link DistillationStrategy.Needs#SEGMENTS}. */
    List<Segment> studentSegments();

    /**
     * The frozen network; apply it in {@link Mode#INFERENCE} only.
     *
     * @throws IllegalStateException if the strategy said that it needs no teacher
     */
    Network teacher();

    /**
     * The teacher's blocks, cut by the configured splitter into as many segments as the student's; empty without {@link
     * DistillationStrategy.Needs#SEGMENTS}.
     */
    List<Segment> teacherSegments();

    /**
     * The decision thresholds that the teacher's run chose on its validation split, one for each class, in [0, 1].
     *
     * @throws java.util.NoSuchElementException if the strategy said that it needs no teacher
     */
    float[] teacherThresholds();

    /** Where the strategy's own parameters are created; they train with {@code ParameterGroup.STRATEGY}. */
    ParameterScope parameters();

    /**
     * A new pass with randomness of its own. Its name seeds its random draws: two passes of one step need two names, and
     * {@code student} and {@code teacher} are taken by {@link #forwardStudent} and {@link #forwardTeacher}.
     */
    Pass pass(String name, Mode mode);

    /**
     * The student on the batch in {@link Mode#TRAINING}, in the pass {@code student}. Its features are those after each
     * segment, or after all blocks where the strategy did not ask for segments. Call it once: each call adds the
     * network's operations anew, with the same random draws.
     */
    default ForwardPass forwardStudent() {
        return ForwardPass.of(
                student(), orWhole(studentSegments(), student()), pass("student", Mode.TRAINING), input());
    }

    /**
     * The teacher on the batch in {@link Mode#INFERENCE}, in the pass {@code teacher}: features as for the student. No
     * gradient flows through its features or its logits. Call it once.
     *
     * @throws IllegalStateException if the strategy said that it needs no teacher
     */
    default ForwardPass forwardTeacher() {
        return ForwardPass.of(
                        teacher(), orWhole(teacherSegments(), teacher()), pass("teacher", Mode.INFERENCE), input())
                .stopped(tf());
    }

    private static List<Segment> orWhole(List<Segment> segments, Network network) {
        return segments.isEmpty() ? List.of(new Segment(network.blocks())) : segments;
    }

    /**
     * The task's loss against labels, class weights and label smoothing included: a scalar, the mean over the batch (over
     * real steps for a per-step task). Records without a label do not count.
     *
     * @param logits [batch, classes] or [batch, time]
     * @param targets labels, of the same shape; of any finite value for a record without one
     */
    Operand<TFloat32> taskLoss(Operand<TFloat32> logits, Operand<TFloat32> targets);

    /** The task's loss against the batch's own labels, where records have one; see {@link #targets}. */
    default Operand<TFloat32> taskLoss(Operand<TFloat32> logits) {
        return taskLoss(logits, targets());
    }

    /**
     * The task's loss without class weights and label smoothing, over all records, labelled or not, for targets that are a network's probabilities or decisions: these carry the
     * weights that the network was trained with, and weighing them once more would move the student away from them.
     *
     * @param logits [batch, classes] or [batch, time]
     * @param probabilities of the same shape; 0 and 1 for decisions
     */
    Operand<TFloat32> imitationLoss(Operand<TFloat32> logits, Operand<TFloat32> probabilities);
}
