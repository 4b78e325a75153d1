package dev.decant.runtime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
}
