package dev.decant.plugin.deit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.Phase;
import dev.decant.api.task.Task;
import dev.decant.plugin.deit.DeitConfig.Kind;
import dev.decant.plugin.deit.DeitConfig.Prediction;
import dev.decant.plugin.deit.DeitConfig.Preset;
import dev.decant.plugin.deit.DeitConfig.Reduction;
import dev.decant.testkit.FixedLogits;
import dev.decant.testkit.GraphHarness;
import dev.decant.testkit.HarnessContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** The strategy deit against numbers worked out by hand. */
class TokenDistillationTest {
    private static final Task CLASSES = new Task.MultiClass(List.of("a", "b"));
    private static final Task LABELS = new Task.MultiLabel(List.of("a", "b"));
    private static final Task STEPS = new Task.PerStepBinary("event");
    private static final float LN3 = (float) Math.log(3);
    private static final float[] EVEN = {0, 0, 0, 0};

    private final GraphHarness harness = new GraphHarness(1);

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void hardAsksTheTokenForTheTeachersClass() {
        // The teacher says b, then a; the token gives them 1/4 and 3/4. The labels are a, b; class gives them 1/2.
        Phase phase = phase(CLASSES, hard(0.25), EVEN, new float[] {LN3, 0, LN3, 0}, new float[] {1, 2, 9, 8});
        double distillation = -(Math.log(0.25) + Math.log(0.75)) / 2;
        assertClose(phase.terms().get("task"), Math.log(2));
        assertClose(phase.terms().get("distillation"), distillation);
        assertClose(phase.loss(), 0.75 * Math.log(2) + 0.25 * distillation);
    }

    @Test
    void hardMultiLabelUsesTheTeachersOwnThresholds() {
        // Probabilities of the teacher 3/4, 1/4; 1/4, 3/4 at thresholds 0.8, 0.2: decisions 0, 1; 0, 1. The token's
        // logits
        // are measured from ln 4 and -ln 4.
        float ln4 = (float) Math.log(4);
        Phase phase = phase(
                LABELS,
                hard(1),
                EVEN,
                new float[] {LN3 + ln4, LN3 - ln4, -LN3 + ln4, LN3 - ln4},
                new float[] {LN3, -LN3, -LN3, LN3},
                0.8f,
                0.2f);
        double expected = -(Math.log(0.25) + Math.log(0.75) + Math.log(0.75) + Math.log(0.75)) / 4;
        assertClose(phase.terms().get("distillation"), expected);
        assertClose(phase.loss(), expected);
    }

    @Test
    void aProbabilityAtTheThresholdCounts() {
        Phase phase = phase(LABELS, hard(1), EVEN, new float[] {LN3, LN3, LN3, LN3}, EVEN, 0.5f, 0.5f);
        assertClose(phase.loss(), -Math.log(0.75));
    }

    @Test
    void hardPerStepLeavesPaddingOut() {
        // One record, of whose four steps the last is padding. The teacher says yes, just yes and no, whatever
        // threshold a
        // scorer chose for it.
        Phase phase =
                phase(STEPS, hard(1), EVEN, new float[] {LN3, -LN3, -LN3, 50}, new float[] {LN3, 0, -LN3, -50}, 0.04f);
        assertClose(phase.loss(), -(Math.log(0.75) + Math.log(0.25) + Math.log(0.75)) / 3);
    }

    /** The teacher says b, then a; weights 5 and 2 act on the labels a, b alone. */
    @Test
    void classWeightsActOnLabelsAndNotOnTheTeachersClass() {
        HarnessContext context = context(CLASSES, EVEN, new float[] {LN3, 0, LN3, 0}, new float[] {1, 2, 9, 8})
                .withClassWeights(5, 2);
        Phase phase = new TokenDistillation().phases(context, hard(0.25)).get(0);
        assertClose(phase.terms().get("task"), (5 + 2) * Math.log(2) / 2);
        assertClose(phase.terms().get("distillation"), -(Math.log(0.25) + Math.log(0.75)) / 2);
    }

    @Test
    void classWeightsActOnLabelsAndNotOnTheTeachersDecisions() {
        // Labels 1, 0; 0, 1. Decisions of the teacher 1, 0; 0, 1 too. The token says 3/4, 1/4; 1/4, 3/4.
        float[] agreeing = {LN3, -LN3, -LN3, LN3};
        for (DeitConfig config : List.of(hard(0.5), soft(0.5))) {
            HarnessContext context = context(LABELS, EVEN, agreeing, agreeing).withClassWeights(5, 2);
            Phase phase = new TokenDistillation().phases(context, config).get(0);
            assertClose(phase.terms().get("task"), (5 + 1 + 1 + 2) * Math.log(2) / 4);
            double entropy = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
            assertClose(
                    phase.terms().get("distillation"),
                    config.resolved().kind() == Kind.HARD ? -Math.log(0.75) : entropy);
        }
    }

    /** Where it repeats the teacher's logits, it decides as the teacher does, wherever the thresholds lie. */
    @Test
    void theTokensLogitsOfLabelsAreOnTheTeachersScale() {
        float[] teacher = {-3, -2.1f, -1, 1};
        for (float threshold : new float[] {0.1f, 0.5f, 0.9f}) {
            double odds = Math.log(threshold / (1.0 - threshold));
            double expected = 0;
            for (float logit : teacher) {
                expected += Math.log1p(Math.exp(-Math.abs(logit - odds))) / 4;
            }
            assertClose(
                    phase(LABELS, hard(1), EVEN, teacher, teacher, threshold, threshold)
                            .loss(),
                    expected);
        }
    }

    @Test
    void aThresholdThatAllOrNothingReachesIsNoInfinity() {
        assertClose(phase(LABELS, hard(1), EVEN, EVEN, EVEN, 1.5f, 0).loss(), Math.log1p(1 / 999.0));
    }

    /**
     * Of three real steps the teacher calls the first. A token of one value for all steps learns that share, 1/3, whatever
     * a positive weighs: at its logarithmic odds, −ln 2, the loss is least.
     */
    @Test
    void aTokenThatCannotTellStepsApartLearnsTheTeachersShare() {
        float share = (float) -Math.log(2);
        double[] losses = new double[3];
        for (int i = 0; i < losses.length; i++) {
            float logit = share + (i - 1) * 0.1f;
            HarnessContext context = context(
                            STEPS, EVEN, new float[] {logit, logit, logit, 50}, new float[] {LN3, -LN3, -LN3, 50})
                    .withClassWeights(8);
            Phase phase = new TokenDistillation().phases(context, hard(1)).get(0);
            losses[i] = harness.scalar(phase.loss());
            double called = 1 / (1 + Math.exp(-logit));
            assertThat(losses[i]).isCloseTo(-(Math.log(called) + 2 * Math.log(1 - called)) / 3, within(2e-6));
        }
        assertThat(losses[1]).isLessThan(losses[0]).isLessThan(losses[2]);
    }

    @Test
    void softIsDivergenceAtTheTemperatureTimesItsSquare() {
        // Teacher at tau 3 (3/4, 1/4) and (1/2, 1/2); token even. The second record agrees.
        Phase phase = phase(CLASSES, preset(Preset.DEIT_PAPER), EVEN, EVEN, new float[] {3 * LN3, 0, 4, 4});
        double distillation = 9 * (0.75 * Math.log(1.5) + 0.25 * Math.log(0.5)) / 2;
        assertClose(phase.terms().get("distillation"), distillation);
        assertClose(phase.loss(), 0.9 * Math.log(2) + 0.1 * distillation);
    }

    @Test
    void theCodeDividesByClassesToo() {
        DeitConfig code = new DeitConfig(
                Preset.DEIT_CODE,
                Optional.of(Kind.SOFT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Phase phase = phase(CLASSES, code, EVEN, EVEN, new float[] {LN3, 0, 4, 4});
        double distillation = (0.75 * Math.log(1.5) + 0.25 * Math.log(0.5)) / (2 * 2);
        assertClose(phase.terms().get("distillation"), distillation);
        assertClose(phase.loss(), 0.5 * Math.log(2) + 0.5 * distillation);
    }

    @Test
    void softMultiLabelIsCrossEntropyAtTheTemperatureTimesItsSquare() {
        // Teacher at tau 3: 3/4, 1/2, 3/4, 3/4; token at tau 3: 3/4, 1/4, 1/2, 1/2. The second is even: with 3/4 there
        // too,
        // any teacher would give the same sum of the first two.
        Phase phase =
                phase(LABELS, preset(Preset.DEIT_PAPER), EVEN, new float[] {3 * LN3, -3 * LN3, 0, 0}, new float[] {
                    3 * LN3, 0, 3 * LN3, 3 * LN3
                });
        double agreeing = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
        double even = -0.5 * Math.log(0.25) - 0.5 * Math.log(0.75);
        assertClose(phase.terms().get("distillation"), 9 * (agreeing + even + 2 * Math.log(2)) / 4);
    }

    @Test
    void softPerStepLeavesPaddingOut() {
        // Teacher at tau 3: 3/4, 1/2, 1/2; token at tau 3: 3/4, 1/4, 1/2. The last step is padding.
        Phase phase =
                phase(STEPS, preset(Preset.DEIT_PAPER), EVEN, new float[] {3 * LN3, -3 * LN3, 0, 50}, new float[] {
                    3 * LN3, 0, 0, -50
                });
        double agreeing = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
        double even = -0.5 * Math.log(0.25) - 0.5 * Math.log(0.75);
        assertClose(phase.terms().get("distillation"), 9 * (agreeing + even + Math.log(2)) / 3);
    }

    @Test
    void predictsFromTheMeanOfTheLogits() {
        // Mean logits (ln 3, 0).
        assertThat(predict(CLASSES, Prediction.MEAN_LOGITS, new float[] {2 * LN3, 0}, new float[] {0, 0}))
                .containsExactly(new float[] {0.75f, 0.25f}, within(1e-6f));
        assertThat(predict(LABELS, Prediction.MEAN_LOGITS, new float[] {2 * LN3, 1}, new float[] {0, -1}))
                .containsExactly(new float[] {0.75f, 0.5f}, within(1e-6f));
    }

    @Test
    void predictsFromTheSumOfTheProbabilitiesHalved() {
        // (3/4, 1/4) and (1/2, 1/2).
        assertThat(predict(CLASSES, Prediction.SUM_PROBABILITIES, new float[] {LN3, 0}, new float[] {0, 0}))
                .containsExactly(new float[] {0.625f, 0.375f}, within(1e-6f));
        assertThat(predict(LABELS, Prediction.SUM_PROBABILITIES, new float[] {LN3, 0}, new float[] {0, -LN3}))
                .containsExactly(new float[] {0.625f, 0.375f}, within(1e-6f));
    }

    @Test
    void asksForATokenBesideTheOrdinaryReadout() {
        assertThat(new TokenDistillation().readouts(STEPS, preset(Preset.NONE)))
                .containsExactly(
                        new ReadoutSpec("class", ReadoutSpec.Form.PER_STEP),
                        new ReadoutSpec("distillation", ReadoutSpec.Form.TOKEN));
        assertThat(new TokenDistillation().readouts(CLASSES, preset(Preset.NONE)))
                .containsExactly(
                        new ReadoutSpec("class", ReadoutSpec.Form.POOLED),
                        new ReadoutSpec("distillation", ReadoutSpec.Form.TOKEN));
    }

    private static DeitConfig hard(double alpha) {
        return new DeitConfig(
                Preset.NONE,
                Optional.of(Kind.HARD),
                Optional.of(alpha),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static DeitConfig soft(double alpha) {
        return new DeitConfig(
                Preset.NONE,
                Optional.of(Kind.SOFT),
                Optional.of(alpha),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static DeitConfig preset(Preset preset) {
        return new DeitConfig(
                preset, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private float[] predict(Task task, Prediction prediction, float[] own, float[] token) {
        Shape shape = Shape.of(1, 2);
        DeitConfig config = new DeitConfig(
                Preset.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Reduction.BATCH_MEAN),
                Optional.of(prediction));
        return harness.value(new TokenDistillation()
                .predict(
                        harness.tf(),
                        task,
                        Map.of(
                                "class", harness.input(shape, shape, own),
                                "distillation", harness.input(shape, shape, token)),
                        config));
    }

    private Phase phase(
            Task task, DeitConfig config, float[] own, float[] token, float[] teacher, float... thresholds) {
        HarnessContext context = context(task, own, token, teacher);
        List<Phase> phases = new TokenDistillation()
                .phases(thresholds.length == 0 ? context : context.withThresholds(thresholds), config);
        assertThat(phases).hasSize(1);
        return phases.get(0);
    }

    /** Two records of two values with labels a and b, or one record of four steps of which three are real. */
    private HarnessContext context(Task task, float[] own, float[] token, float[] teacher) {
        boolean perStep = task instanceof Task.PerStepBinary;
        Shape shape = perStep ? Shape.of(1, 4) : Shape.of(2, 2);
        Operand<TFloat32> mask =
                perStep ? harness.input(shape, shape, 1, 1, 1, 0) : harness.input(Shape.of(2, 1), Shape.of(2, 1), 1, 1);
        Features input = new Features(harness.input(Shape.of(1, 1, 1), Shape.of(1, 1, 1), 0), mask, Optional.empty());
        return HarnessContext.of(
                harness,
                task,
                input,
                harness.input(shape, shape, 1, 0, 0, 1),
                new FixedLogits(Map.of(
                        "class", harness.input(shape, shape, own),
                        "distillation", harness.input(shape, shape, token))),
                new FixedLogits(Map.of("class", harness.input(shape, shape, teacher))));
    }

    private void assertClose(Operand<TFloat32> actual, double expected) {
        assertThat((double) harness.scalar(Objects.requireNonNull(actual))).isCloseTo(expected, within(2e-6));
    }
}
