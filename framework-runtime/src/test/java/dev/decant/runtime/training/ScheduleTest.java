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
