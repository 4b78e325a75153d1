package dev.decant.runtime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final double[] VALUES = {160, 10, 40, Double.NaN, 20, 80};

    /** What {@code quantile(c(10, 20, 40, 80, 160), type = 7)} of R gives. */
    @Test
    void endsLieLinearlyBetweenTheSortedValues() {
        Interval most = of(.9).interval(7, VALUES);
        assertThat(most.low()).isCloseTo(12, ROUNDING);
        assertThat(most.high()).isCloseTo(144, ROUNDING);
        assertThat(most.estimate()).isEqualTo(7);
        assertThat(most.resamples()).isEqualTo(5);

        Interval half = of(.5).interval(7, VALUES);
        assertThat(half.low()).isCloseTo(20, ROUNDING);
        assertThat(half.high()).isCloseTo(80, ROUNDING);
    }

    @Test
    void ofOneValueBothEndsAreIt() {
        Interval one = of(.9).interval(1, new double[] {3});
        assertThat(one.low()).isEqualTo(3);
        assertThat(one.high()).isEqualTo(3);
    }

    @Test
    void anEndAtZeroDoesNotExcludeIt() {
        assertThat(new Interval(1, 0, 2, .95, 10).excludesZero()).isFalse();
        assertThat(new Interval(-1, -2, 0, .95, 10).excludesZero()).isFalse();
        assertThat(new Interval(1, 1e-9, 2, .95, 10).excludesZero()).isTrue();
        assertThat(new Interval(-1, -2, -1e-9, .95, 10).excludesZero()).isTrue();
    }

    private static HierarchicalBootstrap of(double confidence) {
        return new HierarchicalBootstrap(Groups.single(3), 1, 6, confidence, 1);
    }
}
