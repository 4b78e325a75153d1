package dev.decant.plugin.classic.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.Phase;
import dev.decant.plugin.classic.MethodBench;
import dev.decant.testkit.HarnessContext;
import dev.decant.testkit.LinearNetwork;
import dev.decant.testkit.LinearNetwork.Layer;
import dev.decant.testkit.LinearNetwork.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strategy fitnets against numbers worked out by hand, and what each of its phases moves. */
class FitNetsTest extends MethodBench {
    /** Student 1, 2, 3, 6 becomes 1.5, 4.5; times 2, plus 1: 4 and 10 to 4 and 8. */
    @Test
    void theHintIsHalfTheSquaredErrorOfTheRegressor() {
        Phase phase = new FitNets()
                .phases(
                        ofFeatures(List.of(features(1, 4, 1, 2, 3, 6)), List.of(features(1, 2, 4, 8))),
                        options(FitNets.Stages.TWO, 1))
                .get(0);
        harness.set("strategy/regressor/kernel", 2);
        harness.set("strategy/regressor/bias", 1);
        assertThat(scalar(phase.loss())).isCloseTo(0.5 * (0 + 4) / 2, within(1e-6));
    }

    /**
     * The teacher's features are the number of their segment, the student's and so what the regressor makes of them 0.
     */
    @ParameterizedTest
    @CsvSource({"0, 2", "1, 1", "-1, 4", "3, 3"})
    void theMiddleSegmentIsTheHintUnlessAnotherIsChosen(int segment, int hinted) {
        Features zero = features(1, 1, 0);
        List<Features> teacher = List.of(features(1, 1, 1), features(1, 1, 2), features(1, 1, 3), features(1, 1, 4));
        Phase phase = new FitNets()
                .phases(ofFeatures(List.of(zero, zero, zero, zero), teacher), options(FitNets.Stages.TWO, segment))
                .get(0);
        assertThat(scalar(phase.loss())).isCloseTo(0.5 * hinted * hinted, within(1e-6));
    }

    @Test
    void twoStagesTrainUpToTheHintAndThenTheWholeStudent() {
        List<Phase> phases = new FitNets().phases(ofLinear(), options(FitNets.Stages.TWO, 2));
        assertThat(phases).extracting(Phase::name).containsExactly("hint", "train");
        assertThat(phases).extracting(Phase::shareOfEpochs).containsExactly(0.25, 0.75);
        assertThat(phases.get(0).trains())
                .containsExactlyInAnyOrder(ParameterGroup.STUDENT_BLOCKS_REACHED, ParameterGroup.STRATEGY);
        assertThat(phases.get(1).trains())
                .containsExactlyInAnyOrder(ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STUDENT_READOUTS);
        assertThat(harness.gradients(phases.get(0).loss(), harness.parameters(""))
                        .keySet())
                .containsExactlyInAnyOrder(
                        "student/block0/kernel",
                        "student/block1/kernel",
                        "strategy/regressor/kernel",
                        "strategy/regressor/bias");
        assertThat(harness.gradients(phases.get(1).loss(), harness.parameters(""))
                        .keySet())
                .containsExactlyInAnyOrder(
                        "student/block0/kernel",
                        "student/block1/kernel",
                        "student/block2/kernel",
                        "student/readout/class/kernel");
    }

    @Test
    void oneStageIsTheWeightedSum() {
        List<Phase> phases = new FitNets().phases(ofLinear(), options(FitNets.Stages.ONE, 2));
        assertThat(phases).hasSize(1);
        Phase phase = phases.get(0);
        assertThat(scalar(phase.loss()))
                .isCloseTo(
                        0.4 * scalar(phase.terms().get("task"))
                                + 0.6 * scalar(phase.terms().get("distillation"))
                                + 7 * scalar(phase.terms().get("hint")),
                        within(1e-4));
    }

    private HarnessContext ofLinear() {
        List<Layer> layers = List.of(new Layer(2, 1), new Layer(3, 1), new Layer(2, 1));
        List<ReadoutSpec> readouts = List.of(ReadoutSpec.of(CLASSES));
        return context(
                CLASSES,
                features(2, 3, random(12, 9)),
                matrix(2, 1, 0, 0, 0, 1, 0),
                LinearNetwork.build(harness.scope("student"), 2, layers, Tokens.WITHOUT, CLASSES, readouts),
                LinearNetwork.build(harness.scope("teacher"), 2, layers, Tokens.WITHOUT, CLASSES, readouts));
    }

    private static FitNets.Options options(FitNets.Stages stages, int segment) {
        return new FitNets.Options(stages, segment, 0.25, 7, 0.6, 3, TeacherUnit.NONE);
    }
}
