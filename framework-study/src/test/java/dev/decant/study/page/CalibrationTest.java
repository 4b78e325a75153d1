package dev.decant.study.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void binsHoldTheSortedProbabilitiesOfAllClassesAndTheShareThatIsTrue() {
        float[][] probabilities = new float[10][2];
        boolean[][] truth = new boolean[10][2];
        for (int i = 0; i < 10; i++) {
            probabilities[i][0] = .05f * i; // 0 to 0.45, none true
            probabilities[i][1] = .5f + .05f * i; // 0.5 to 0.95, true from 0.75 on
            truth[i][1] = i >= 5;
        }
        Calibration calibration = Calibration.of(new Predictions(
                new Task.MultiLabel(List.of("a", "b")),
                Collections.nCopies(10, "r"),
                probabilities,
                new boolean[10][2],
                truth));

        assertThat(calibration.counts()).containsOnly(2).hasSize(10);
        assertThat(calibration.predicted()[0]).isCloseTo(.025, within(1e-6));
        assertThat(calibration.predicted()[9]).isCloseTo(.925, within(1e-6));
        // 0.70 is false, 0.75 is true
        assertThat(calibration.observed()).containsExactly(new double[] {0, 0, 0, 0, 0, 0, 0, .5, 1, 1}, within(1e-12));
        // false: (0² + 0.05² + ... + 0.70²), true: (0.25² + 0.20² + ... + 0.05²), over 20
        assertThat(calibration.brier()).isCloseTo((.0025 * 1015 + .0025 * 55) / 20, within(1e-6));
    }

    @Test
    void fewerPairsThanBinsGiveOneBinEach() {
        Calibration calibration = Calibration.of(new Predictions(
                new Task.PerStepBinary("a"),
                List.of("r", "r"),
                new float[][] {{.8f}, {.2f}},
                new boolean[2][1],
                new boolean[][] {{true}, {false}}));

        assertThat(calibration.counts()).containsExactly(1, 1);
        assertThat(calibration.observed()).containsExactly(0, 1);
        assertThat(calibration.brier()).isCloseTo(.04, within(1e-6));
    }
}
