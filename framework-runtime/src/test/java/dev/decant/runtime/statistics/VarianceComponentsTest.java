package dev.decant.runtime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class VarianceComponentsTest {
    private static final Offset<Double> ROUNDING = within(1e-12);

    /**
     * Two seeds, three patients: 1 4 10 and 3 4 14. By hand: means of the seeds 5 and 7, of the patients 2, 4, 12; what is left
     * is 0 1 −1 and 0 −1 1. Variances: 2 between the seeds, 28 between the patients' means, 4/2 left.
     */
    @Test
    void whatAnAnalysisOfVarianceByHandGives() {
        VarianceComponents byHand = of(new double[][] {{1, 4, 10}, {3, 4, 14}});

        assertThat(byHand.estimate()).isEqualTo(6);
        assertThat(byHand.ofSeeds()).isCloseTo(2 / 2.0, ROUNDING);
        assertThat(byHand.ofPatients()).isCloseTo((28 - 2 / 2.0) / 3, ROUNDING);
        // Tables of Student's t: 12.706 for one degree of freedom, 4.303 for two.
        double margin = (1 * 12.706 + 9 * 4.303) / Math.sqrt(10);
        Interval interval = byHand.interval(.95);
        assertThat(interval.high()).isCloseTo(6 + margin, within(.002));
        assertThat(interval.low()).isCloseTo(6 - margin, within(.002));
        assertThat(interval.resamples()).isZero();
        assertThat(interval.confidence()).isEqualTo(.95);
    }

    /** 1 2 6 and 3 8 4: the patients' means 2, 5, 5 have the variance 3, less than the 8/2 that the interaction gives. */
    @Test
    void whatTheInteractionExplainsIsNotThePatients() {
        VarianceComponents apart = of(new double[][] {{1, 2, 6}, {3, 8, 4}});

        assertThat(apart.ofSeeds()).isCloseTo(1, ROUNDING);
        assertThat(apart.ofPatients()).isZero();
    }

    /** Of one source alone the p-value is that of Student's t: 4.303 with two degrees of freedom is .05, 31.599 is .001. */
    @Test
    void thePValueIsThatOfStudentsT() {
        assertThat(new VarianceComponents(4.3027, 0, 1, 2, 3).pValue()).isCloseTo(.05, within(1e-4));
        assertThat(new VarianceComponents(-31.599, 0, 1, 2, 3).pValue()).isCloseTo(.001, within(1e-6));
        assertThat(new VarianceComponents(4.3027, 1, 0, 3, 100).pValue()).isCloseTo(.05, within(1e-4));
        assertThat(new VarianceComponents(1e9, 1, 1, 3, 100).pValue()).isCloseTo(0, within(1e-11));
    }

    @Property(tries = 300)
    void intervalAndPValueAgree(
            @ForAll @DoubleRange(min = -3, max = 3) double estimate,
            @ForAll @DoubleRange(min = 0, max = 2) double ofSeeds,
            @ForAll @DoubleRange(min = 0, max = 2) double ofPatients,
            @ForAll @IntRange(min = 2, max = 12) int seeds,
            @ForAll @IntRange(min = 2, max = 300) int patients) {
        VarianceComponents components = new VarianceComponents(estimate, ofSeeds, ofPatients, seeds, patients);
        double p = components.pValue();

        assertThat(p).isBetween(0.0, 1.0);
        for (double confidence : new double[] {.5, .9, .95, .999}) {
            if (Math.abs(p - (1 - confidence)) > 1e-6) {
                assertThat(components.interval(confidence).excludesZero()).isEqualTo(p < 1 - confidence);
            }
        }
    }

    @Test
    void withoutAnyVariationAPointIsAll() {
        VarianceComponents same = of(new double[][] {{0, 0, 0}, {0, 0, 0}});
        assertThat(same.interval(.95)).isEqualTo(new Interval(0, 0, 0, .95, 0));
        assertThat(same.pValue()).isEqualTo(1);

        VarianceComponents sure = of(new double[][] {{2, 2, 2}, {2, 2, 2}});
        assertThat(sure.interval(.95)).isEqualTo(new Interval(2, 2, 2, .95, 0));
        assertThat(sure.pValue()).isLessThan(1e-11);
    }

    /** As of a teacher that serves every seed: the same network twice tells of patients only. */
    @Test
    void equalSeedsLeaveThePatients() {
        VarianceComponents twice = of(new double[][] {{1, 2, 6}, {1, 2, 6}});
        assertThat(twice.ofSeeds()).isZero();
        assertThat(twice.ofPatients()).isCloseTo(7 / 3.0, ROUNDING);
    }

    @Test
    void onePatientOrAnUndefinedValueGivesNoInterval() {
        undefined(of(new double[][] {{1}, {3}}));
        undefined(of(new double[][] {{1, Double.NaN, 2}, {3, 4, 5}}));
        undefined(new VarianceComponents(Double.NaN, 1, 1, 3, 3));
    }

    private static void undefined(VarianceComponents components) {
        Interval interval = components.interval(.95);
        assertThat(interval.low()).isNaN();
        assertThat(interval.high()).isNaN();
        assertThat(interval.excludesZero()).isFalse();
        assertThat(components.pValue()).isNaN();
    }

    @Test
    void oneSeedIsRefused() {
        assertThatThrownBy(() -> of(new double[][] {{1, 2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs two of them, got 1");
    }

    /** With 4 seeds and 30 patients, whose effects have variances 0.25, 4 and 1, over 3,000 data sets. */
    @Test
    void theComponentsAreThoseOfTheSourcesOnAverage() {
        Random random = new Random(3);
        double seeds = 0;
        double patients = 0;
        int dataSets = 3000;
        for (int d = 0; d < dataSets; d++) {
            VarianceComponents drawn = of(new Normal(random, 4, 30, 1, 0, .5, 2, 1).differences);
            seeds += drawn.ofSeeds() / dataSets;
            patients += drawn.ofPatients() / dataSets;
        }
        assertThat(seeds).isCloseTo((.25 + 1 / 30.0) / 4, within(.004));
        assertThat(patients).isCloseTo(4 / 30.0, within(.003));
    }

    /** The means of rows, whose influences are the rows themselves. */
    private static VarianceComponents of(double[][] rows) {
        double[] means = new double[rows.length];
        for (int s = 0; s < rows.length; s++) {
            means[s] = Summary.of(rows[s]).mean();
        }
        return VarianceComponents.of(means, rows);
    }
}
