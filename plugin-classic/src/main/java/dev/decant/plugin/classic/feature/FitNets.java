package dev.decant.plugin.classic.feature;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.network.Features;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.TimeResize;
import dev.decant.nn.loss.SoftTargetLoss;
import dev.decant.nn.loss.SquaredError;
import dev.decant.plugin.classic.objective.ChosenSegments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * FitNets: hints for thin deep nets (Romero, Ballas, Ebrahimi Kahou, Chassang, Gatta, Bengio; ICLR 2015). A middle
 * layer of the teacher is the hint of the student up to its own middle layer, through a regressor r, here a linear map
 * of depth and an interpolation in time:
 *
 * <pre>hint  = 1/2 || z^g_m - r(z^f_m) ||^2
 * train = (1 - alpha) task + alpha * soft targets at a temperature</pre>
 *
 * In two stages, as in the paper, the first trains the student up to segment m and the regressor on the hint, the
 * second all of the student on the second line; each has the optimiser and the schedule anew. In one stage the loss is
 * train + weight * hint. The norm is a mean over real steps and depth of each record, then over the batch. The soft
 * targets are those of {@code kd}, for all three kinds of task; the paper's lambda, which falls from 4 to 1, is an
 * alpha of 0.8 to 0.5, here a constant. With alpha = 0 it is hints alone.
 */
public final class FitNets implements DistillationStrategy<FitNets.Options> {
    /** The options of the strategy {@code fitnets}. */
    public record Options(
            @Meaning("two: the hint first, then soft targets and labels; one: their weighted sum throughout")
            Stages stages,

            @Meaning(
                    "m, the segment after which the hint is taken, from 1, or counted from the end with -1 for the last; 0:"
                            + " the middle")
            int segment,

            @Meaning("share of the epochs that two stages spend on the hint") @Range(min = 0.01, max = 0.99)
            double hintShare,

            @Meaning("weight of the hint in one stage; two stages do not use it") @Range(min = 0, max = 1e9)
            double weight,

            @Meaning("weight of the soft targets; the task loss weighs 1 - alpha") @Range(min = 0, max = 1)
            double alpha,

            @Meaning("temperature of the soft targets") @Range(min = 1e-3, max = 1000)
            double temperature,

            @Meaning(TeacherUnit.MEANING) TeacherUnit normalise) {}

    /** How the hint and the rest follow each other. */
    public enum Stages {
        /** One phase on all. */
        ONE,
        /** A phase {@code hint}, then a phase {@code train}. */
        TWO
    }

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "A middle layer of the teacher is the hint of the student's, then soft targets (FitNets, Romero et al. 2015)";
    }

    @Override
    public Needs needs(Options config) {
        return Needs.SEGMENTS;
    }

    @Override
    public List<Phase> phases(StrategyContext context, Options config) {
        Ops tf = context.tf();
        ForwardPass student = context.forwardStudent();
        ForwardPass teacher = context.forwardTeacher();
        int m = hinted(context, config);
        Operand<TFloat32> hint =
                hint(context, student.after(m), config.normalise().of(context, m, teacher.after(m)));
        Operand<TFloat32> task = context.taskLoss(student.logits());
        Operand<TFloat32> soft = SoftTargetLoss.of(context, teacher.logits(), student.logits(), config.temperature());
        Phase train = Phase.distilling(tf, config.alpha(), task, soft);
        if (config.stages() == Stages.ONE) {
            Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>(train.terms());
            terms.put("hint", hint);
            return List.of(Phase.training(
                    tf.math.add(train.loss(), tf.math.mul(tf.constant((float) config.weight()), hint)), terms));
        }
        return List.of(
                new Phase(
                        "hint",
                        config.hintShare(),
                        hint,
                        Map.of("hint", hint),
                        Set.of(ParameterGroup.STUDENT_BLOCKS_REACHED, ParameterGroup.STRATEGY)),
                new Phase(
                        Phase.TRAIN,
                        1 - config.hintShare(),
                        train.loss(),
                        train.terms(),
                        Set.of(ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STUDENT_READOUTS)));
    }

    private static int hinted(StrategyContext context, Options config) {
        int count = context.studentSegments().size();
        int segment = config.segment() == 0 ? (count + 1) / 2 : config.segment();
        return ChosenSegments.of(context, List.of(segment)).numbers().get(0);
    }

    private static Operand<TFloat32> hint(StrategyContext context, Features zf, Features zg) {
        Ops tf = context.tf();
        Dense regressor = new Dense(context.parameters().child("regressor").withoutDecay(), zf.depth(), zg.depth());
        Features resized = zf.withSequence(TimeResize.AREA_DOWN.between(tf, zf, zg));
        Operand<TFloat32> errors = SquaredError.means(tf, regressor.apply(tf, resized.sequence()), zg); // [batch]
        return tf.math.mul(tf.constant(0.5f), tf.math.mean(errors, tf.constant(0)));
    }
}
