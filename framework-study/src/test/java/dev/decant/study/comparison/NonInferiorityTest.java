package dev.decant.study.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.WinTieLoss;
import dev.decant.study.comparison.NonInferiority.Finding;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NonInferiorityTest {
    @Test
    void theLowerEndLiesAboveTheMargin() {
        assertThat(finding(3, -.019, .001)).isEqualTo(Finding.NON_INFERIOR);
        assertThat(finding(3, .01, .03)).isEqualTo(Finding.NON_INFERIOR);
        assertThat(finding(3, -.02, .03)).isEqualTo(Finding.NOT_SHOWN);
        assertThat(finding(3, -.021, .03)).isEqualTo(Finding.NOT_SHOWN);
        assertThat(finding(3, Double.NaN, Double.NaN)).isEqualTo(Finding.NOT_SHOWN);
    }

    @Test
    void belowThreeSeedsThereIsNoVerdict() {
        assertThat(finding(2, .01, .03)).isEqualTo(Finding.NO_VERDICT);
        assertThat(Finding.NO_VERDICT.words()).isEqualTo("no verdict");
        assertThat(Finding.NOT_SHOWN.words()).isEqualTo("not shown");
        assertThat(Finding.NON_INFERIOR.words()).isEqualTo("non-inferior");
    }

    @Test
    void theMarginIsAboveZero() {
        for (double margin : new double[] {0, -.1, Double.NaN}) {
            assertThatThrownBy(() -> NonInferiority.of(difference(3, 0, 1), margin))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("above 0, got " + margin);
        }
    }

    private static Finding finding(int seeds, double low, double high) {
        return NonInferiority.of(difference(seeds, low, high), .02).finding();
    }

    private static PairedDifference difference(int seeds, double low, double high) {
        return new PairedDifference(
                "bbm",
                Role.CONTENDER,
                Measure.F1,
                seeds,
                new Interval((low + high) / 2, low, high, .95, 0),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                new WinTieLoss(1, 1, 1));
    }
}
