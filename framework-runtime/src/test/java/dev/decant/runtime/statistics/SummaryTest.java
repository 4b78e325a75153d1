package dev.decant.runtime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void meanAndSampleDeviation() {
        Summary summary = Summary.of(2, 4, 4, 4, 5, 5, 7, 9);
        assertThat(summary.mean()).isEqualTo(5);
        assertThat(summary.sd()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
    }

    @Test
    void undefinedValuesAreLeftOut() {
        assertThat(Summary.of(1, Double.NaN, 3).mean()).isEqualTo(2);
        assertThat(Summary.of(1, Double.NaN, 3).count()).isEqualTo(2);
        assertThat(Summary.of(1).sd()).isNaN();
        assertThat(Summary.of(1, 3).sd()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(Summary.of().mean()).isNaN();
        assertThat(Summary.of().sd()).isNaN();
    }

    @Test
    void winsTiesAndLosses() {
        WinTieLoss counted =
                WinTieLoss.of(new double[] {.5, .6, .7, Double.NaN, .1 + .2}, new double[] {.4, .7, .6, .5, .3});
        assertThat(counted).isEqualTo(new WinTieLoss(2, 1, 1));
        assertThat(counted).hasToString("2/1/1");
        assertThatThrownBy(() -> WinTieLoss.of(new double[2], new double[3])).hasMessageContaining("2 seeds");
    }

    @Test
    void aPairWithoutAValueIsNeitherWonNorLost() {
        assertThat(WinTieLoss.of(new double[] {.1, .2, Double.NaN}, new double[] {.3, .4, .5}))
                .isEqualTo(new WinTieLoss(0, 0, 2));
    }

    @Test
    void roundingIsATieUpToItsLimit() {
        assertThat(WinTieLoss.of(new double[] {1e-12, -1e-12, 2e-12, -2e-12}, new double[4]))
                .isEqualTo(new WinTieLoss(1, 2, 1));
    }

    /** Student's t has quantiles in closed form: tan(π(p − ½)) for 1 degree of freedom, a root for 2. */
    @Test
    void theIntervalIsThatOfStudentsT() {
        Interval two = Summary.of(.4, .6).interval(.95);
        double cauchy = Math.tan(Math.PI * .475);
        assertThat(two.high() - .5).isCloseTo(cauchy * .1, within(1e-9));

        Interval three = Summary.of(1, 2, 6).interval(.95);
        double quantile = .95 * Math.sqrt(2 / (1 - .95 * .95));
        assertThat(three.estimate()).isEqualTo(3);
        assertThat(three.low()).isCloseTo(3 - quantile * Math.sqrt(7) / Math.sqrt(3), within(1e-9));
        assertThat(three.high()).isCloseTo(3 + quantile * Math.sqrt(7) / Math.sqrt(3), within(1e-9));
        assertThat(three.confidence()).isEqualTo(.95);
    }

    @Test
    void oneValueHasNone() {
        assertThat(Summary.of(.4).interval(.95).low()).isNaN();
        assertThat(Summary.of(.4, Double.NaN).interval(.95).high()).isNaN();
        assertThat(Summary.of().interval(.95).estimate()).isNaN();
    }
}
