package dev.decant.runtime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often 95 % intervals over seeds and patients hold the truth, on normal data of which it is known. 2,000 data sets have
 * a standard error of .005. With two seeds the interval is wide where patients dominate: nothing then tells that the seeds
 * do not. {@link CoverageTableTest} prints the rest.
 */
class CoverageTest {
    private static final int DATA_SETS = 2000;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10})
    void whereSeedsDominate(int seeds) {
        assertThat(covered(new Regime("seeds", 40, 7, .5), seeds)).isBetween(.93, .97);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10})
    void whereBothAreEqual(int seeds) {
        assertThat(covered(new Regime("equal", 40, 1, .5), seeds)).isBetween(.93, seeds == 2 ? .985 : .975);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10})
    void wherePatientsDominate(int seeds) {
        assertThat(covered(new Regime("patients", 40, .2, .5), seeds)).isBetween(.93, seeds == 2 ? .985 : .975);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10})
    void whereTheirInteractionDominates(int seeds) {
        assertThat(covered(new Regime("interaction", 40, 1, 5), seeds)).isBetween(.93, .97);
    }

    /** What the t interval is for: the percentile bootstrap covers .68 of them. */
    @Test
    void theBootstrapIsTooNarrowWhereSeedsDominate() {
        assertThat(new Regime("seeds", 40, 7, .5).coverage(2, 300, Regime::bootstrap))
                .isLessThan(.75);
    }

    /** A true difference of zero is found significant as often as the level says, at most. */
    @Test
    void thePValueIsOneOfTheLevel() {
        Random random = new Random(5);
        int found = 0;
        for (int d = 0; d < DATA_SETS; d++) {
            Normal drawn = new Normal(random, 5, 40, 1, 0, 3 / Math.sqrt(40), 1, .5);
            found += JackknifedMetric.of(drawn.mean(), drawn.groups, 5)
                                    .components()
                                    .pValue()
                            < .05
                    ? 1
                    : 0;
        }
        assertThat((double) found / DATA_SETS).isCloseTo(.045, within(.02));
    }

    private static double covered(Regime regime, int seeds) {
        return regime.coverage(seeds, DATA_SETS, Regime::components);
    }
}
