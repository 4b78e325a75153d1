package dev.decant.plugin.bbm;

import dev.decant.api.network.Mode;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.plugin.bbm.BbmConfig.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Block-by-block matching (section 3 of the paper): loss = task + weight * L with L of {@link Matching}, or with
 * {@code schedule = match-then-train} first L on blocks and transformations, then the task loss on the student.
 */
public final class BlockByBlockMatching implements DistillationStrategy<BbmConfig> {
    @Override
    public Class<BbmConfig> configType() {
        return BbmConfig.class;
    }

    @Override
    public String summary() {
        return "Block-by-block matching: each student block does what the teacher's block does, on both networks' inputs";
    }

    @Override
    public Needs needs(BbmConfig config) {
        return Needs.SEGMENTS;
    }

    @Override
    public List<Phase> phases(StrategyContext context, BbmConfig configured) {
        BbmConfig.Resolved config = configured.resolved();
        Matching.Result matching = new Matching(context, config).build();
        return config.schedule() == Schedule.JOINT
                ? joint(context, config, matching)
                : matchThenTrain(context, config, matching);
    }

    private static List<Phase> joint(StrategyContext context, BbmConfig.Resolved config, Matching.Result matching) {
        Ops tf = context.tf();
        Operand<TFloat32> task = context.taskLoss(matching.student().logits());
        Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
        terms.put("task", task);
        terms.putAll(matching.terms());
        return List.of(Phase.training(
                tf.math.add(task, tf.math.mul(tf.constant((float) config.weight()), matching.loss())), terms));
    }

    private static List<Phase> matchThenTrain(
            StrategyContext context, BbmConfig.Resolved config, Matching.Result matching) {
        // The second phase needs no teacher. Where the pass of the first is joined with foreign inputs, a pass of its
        // own spares it those; where it is not, it serves as it is, and batch statistics are measured in one place.
        ForwardPass student = context.student().independentOfBatch()
                ? ForwardPass.of(
                        context.student(),
                        context.studentSegments(),
                        context.pass("student-train", Mode.TRAINING),
                        context.input())
                : matching.student();
        Operand<TFloat32> task = context.taskLoss(student.logits());
        return List.of(
                new Phase(
                        "match",
                        config.matchShare(),
                        matching.loss(),
                        matching.terms(),
                        Set.of(ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STRATEGY)),
                new Phase(
                        Phase.TRAIN,
                        1 - config.matchShare(),
                        task,
                        Map.of("task", task),
                        Set.of(ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STUDENT_READOUTS)));
    }
}
