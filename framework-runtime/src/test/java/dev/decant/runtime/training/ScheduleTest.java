package dev.decant.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.runtime.config.ScheduleConfig;
import dev.decant.runtime.graph.PhaseInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    @Test
    void warmsUpLinearlyThenFollowsHalfACosineToItsFinalShare() {
        LearningRate rate = new LearningRate(new ScheduleConfig(ScheduleConfig.Type.COSINE, 2, 0.1), 0.5, 12, 10);
        assertThat(rate.at(0)).isCloseTo(0.5 / 20, within(1e-12));
        assertThat(rate.at(9)).isCloseTo(0.25, within(1e-12));
        assertThat(rate.at(20)).isCloseTo(0.5, within(1e-12));
        assertThat(rate.at(70)).isCloseTo(0.5 * (0.1 + 0.9 * 0.5), within(1e-12)); // half way
        assertThat(rate.at(120)).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void neverRisesAfterTheWarmUpAndNeverFallsBeforeItsEnd() {
        LearningRate rate = new LearningRate(new ScheduleConfig(ScheduleConfig.Type.COSINE, 1.5, 0), 1, 6, 7);
        for (int step = 1; step < 42; step++) {
            if (step < 10) {
                assertThat(rate.at(step)).isGreaterThanOrEqualTo(rate.at(step - 1));
            } else if (step > 11) {
                assertThat(rate.at(step)).isLessThanOrEqualTo(rate.at(step - 1));
            }
        }
    }

    @Test
    void aConstantRateStaysAtThePeakAfterTheWarmUp() {
        LearningRate rate = new LearningRate(new ScheduleConfig(ScheduleConfig.Type.CONSTANT, 0, 0), 0.3, 2, 5);
        for (int step = 0; step < 10; step++) {
            assertThat(rate.at(step)).isEqualTo(0.3);
        }
    }

    @Test
    void stepsDownAtMilestonesWhichAreWholeEpochsOfThePhase() {
        LearningRate rate = new LearningRate(step(4, List.of(2, 5), 0), 0.8, 6, 10);
        assertThat(rate.at(0)).isCloseTo(0.2, within(1e-12)); // 1 of 4 updates of the warm-up
        assertThat(rate.at(2)).isCloseTo(0.6, within(1e-12));
        assertThat(rate.at(3)).isCloseTo(0.8, within(1e-12));
        assertThat(rate.at(19)).isCloseTo(0.8, within(1e-12));
        assertThat(rate.at(20)).isCloseTo(0.2, within(1e-12)); // a quarter after two epochs
        assertThat(rate.at(49)).isCloseTo(0.2, within(1e-12));
        assertThat(rate.at(50)).isCloseTo(0.05, within(1e-12)); // a sixteenth after five
        assertThat(rate.at(59)).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void stepsDownAfterEverySoManyEpochs() {
        LearningRate rate = new LearningRate(step(0, List.of(), 3), 1, 9, 2);
        assertThat(List.of(rate.at(0), rate.at(5), rate.at(6), rate.at(11), rate.at(12), rate.at(17)))
                .containsExactly(1., 1., .25, .25, .0625, .0625);
    }

    @Test
    void aWarmUpOfUpdatesIsThatOfAsManyEpochsWhateverTheShape() {
        for (ScheduleConfig.Type type : List.of(ScheduleConfig.Type.COSINE, ScheduleConfig.Type.CONSTANT)) {
            LearningRate steps = new LearningRate(new ScheduleConfig(type, 0, 15, .1, List.of(), 0, 1), 0.5, 12, 10);
            LearningRate epochs = new LearningRate(new ScheduleConfig(type, 1.5, .1), 0.5, 12, 10);
            for (int step = 0; step < 120; step++) {
                assertThat(steps.at(step)).as(type + " %d", step).isEqualTo(epochs.at(step));
            }
        }
    }

    @Test
    void aScheduleThatSaysTwoThingsIsRefused() {
        assertThatThrownBy(() -> new ScheduleConfig(ScheduleConfig.Type.COSINE, 1, 50, 0, List.of(), 0, 1))
                .hasMessage("warmup-epochs = 1.0 and warmup-steps = 50; expected one of them, the other 0");
        assertThatThrownBy(() -> step(0, List.of(), 0)).hasMessageContaining("expected either milestones");
        assertThatThrownBy(() -> step(0, List.of(2), 3)).hasMessageContaining("milestones = [2] and every = 3");
        assertThatThrownBy(() -> step(0, List.of(5, 2), 0)).hasMessageContaining("ascending");
    }

    private static ScheduleConfig step(int warmupSteps, List<Integer> milestones, int every) {
        return new ScheduleConfig(ScheduleConfig.Type.STEP, 0, warmupSteps, 0, milestones, every, 0.25);
    }

    @Test
    void phasesShareTheEpochs() {
        PhaseEpochs epochs = PhaseEpochs.of(
                List.of(
                        new PhaseInfo("match", 0.5, List.of(), List.of()),
                        new PhaseInfo("train", 0.5, List.of(), List.of())),
                7);
        assertThat(epochs.phase(0)).isZero();
        assertThat(epochs.phase(3)).isZero();
        assertThat(epochs.phase(4)).isEqualTo(1);
        assertThat(epochs.begins(4)).isTrue();
        assertThat(epochs.begins(5)).isFalse();
        assertThat(epochs.within(6)).isEqualTo(2);
        assertThat(epochs.length(0) + epochs.length(1)).isEqualTo(7);
    }

    @Test
    void aPhaseWithoutAnEpochIsRefused() {
        List<PhaseInfo> phases = List.of(
                new PhaseInfo("match", 0.5, List.of(), List.of()), new PhaseInfo("train", 0.5, List.of(), List.of()));
        assertThatThrownBy(() -> PhaseEpochs.of(phases, 1))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("train.epochs = 1")
                .hasMessageContaining("phase train");
    }
}
