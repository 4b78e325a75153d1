package dev.decant.runtime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
    private static final Offset<Double> ROUNDING = within(1e-12);

    @Test
    void theWorkedExample() {
        assertThat(Holm.adjust(.01, .04, .03, .005)).containsExactly(new double[] {.03, .06, .06, .02}, ROUNDING);
    }

    @Test
    void oneTestStaysAndNoneIsFine() {
        assertThat(Holm.adjust(.04)).containsExactly(.04);
        assertThat(Holm.adjust()).isEmpty();
    }

    @Test
    void neverAboveOne() {
        assertThat(Holm.adjust(.6, .9, .5)).containsExactly(1, 1, 1);
    }

    @Test
    void aTestThatCouldNotBeDoneDoesNotCount() {
        assertThat(Holm.adjust(.01, Double.NaN, .04)).containsExactly(new double[] {.02, Double.NaN, .04}, ROUNDING);
    }

    @Property(tries = 100)
    void liesBetweenTheValueAndBonferroniAndKeepsTheOrder(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = 0, max = 1) Double> drawn) {
        double[] pValues = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        double[] adjusted = Holm.adjust(pValues);
        for (int i = 0; i < pValues.length; i++) {
            assertThat(adjusted[i]).isBetween(pValues[i], Math.min(1, pValues.length * pValues[i]) + 1e-12);
            for (int j = 0; j < pValues.length; j++) {
                if (pValues[i] < pValues[j]) {
                    assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
                }
            }
        }
    }

    /**
     * Fifteen end points of a trial of thrombolysis (Neuhaus et al. 1992), the example of Benjamini and Hochberg (1995,
     * Journal of the Royal Statistical Society B 57:289, Section 4.1): at .05 Bonferroni and Hochberg both reject the
     * three smallest, and Holm, which lies between them, must too.
     */
    @Test
    void thePublishedExampleOfFifteenEndPoints() {
        double[] adjusted = Holm.adjust(
                .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1);

        assertThat(Arrays.stream(adjusted).filter(p -> p <= .05).count()).isEqualTo(3);
        assertThat(Arrays.copyOf(adjusted, 5))
                .containsExactly(new double[] {15 * .0001, 14 * .0004, 13 * .0019, 12 * .0095, 11 * .0201}, ROUNDING);
    }
}
