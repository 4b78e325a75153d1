package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.Segment;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import dev.decant.plugin.bbm.BbmConfig.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    public List<ReadoutSpec> readouts(Task task, BbmConfig config) {
        return List.of(new ReadoutSpec(
                ReadoutSpec.CLASS,
                task instanceof Task.PerStepBinary ? ReadoutSpec.Form.PER_STEP : ReadoutSpec.Form.POOLED));
    }

    @Override
    public List<Phase> phases(StrategyContext context, BbmConfig config) {
        Matching.Result matching = new Matching(context, config).build();
        return config.schedule() == Schedule.JOINT
                ? joint(context, config, matching)
                : matchThenTrain(context, config, matching);
    }

    private static List<Phase> joint(StrategyContext context, BbmConfig config, Matching.Result matching) {
        Ops tf = context.tf();
        Operand<TFloat32> task = taskLoss(context, matching.pass(), matching.last());
        Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
        terms.put("task", task);
        terms.putAll(matching.terms());
        return List.of(new Phase(
                "train",
                1,
                tf.math.add(task, tf.math.mul(tf.constant((float) config.weight()), matching.loss())),
                terms,
                Set.of(ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STUDENT_READOUTS, ParameterGroup.STRATEGY)));
    }

    private static List<Phase> matchThenTrain(StrategyContext context, BbmConfig config, Matching.Result matching) {
        // The second phase needs no teacher. Where the pass of the first is joined with foreign inputs, a pass of its
        // own spares it those; where it is not, it serves as it is, and batch statistics are measured in one place.
        Pass pass = matching.pass();
        Features last = matching.last();
        if (context.student().independentOfBatch()) {
            pass = context.pass("student-train", Mode.TRAINING);
            last = new Segment(context.student().blocks()).apply(pass, context.input());
        }
        Operand<TFloat32> task = taskLoss(context, pass, last);
        return List.of(
                new Phase(
                        "match",
                        config.matchShare(),
                        matching.loss(),
                        matching.terms(),
                        Set.of(ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STRATEGY)),
                new Phase(
                        "train",
                        1 - config.matchShare(),
                        task,
                        Map.of("task", task),
                        Set.of(ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STUDENT_READOUTS)));
    }

    private static Operand<TFloat32> taskLoss(StrategyContext context, Pass pass, Features last) {
        return context.taskLoss(context.student().readout(ReadoutSpec.CLASS).logits(pass, last), context.targets());
    }

    @Override
    public Operand<TFloat32> predict(Ops tf, Task task, Map<String, Operand<TFloat32>> logits, BbmConfig config) {
        Operand<TFloat32> own = Objects.requireNonNull(logits.get(ReadoutSpec.CLASS));
        return task instanceof Task.MultiClass ? tf.nn.softmax(own) : tf.math.sigmoid(own);
    }
}
