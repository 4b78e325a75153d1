package dev.decant.plugin.classic.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.strategy.Phase;
import dev.decant.plugin.classic.MethodBench;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The strategy rsd against correlations worked out by hand. */
class RedundancySuppressionTest extends MethodBench {
    /**
     * Around their means the teacher's channels are (-1, 0, 1) and (1, -2, 1), which are uncorrelated; the student's
     * (-2, 0, 2) and (-1, 0, 1) correlate by 1 with the first and by 0 with the second.
     */
    @Test
    void correlationsAreOfTheSameChannelAndOfNoOther() {
        double redundancy = scalar(RedundancySuppression.redundancy(
                harness.tf(), matrix(3, 0, 3, 1, 0, 2, 3), matrix(3, 5, 0, 7, 1, 9, 2), 0.1));
        // C = ((1, 1), (0, 0)).
        assertThat(redundancy).isCloseTo(0 + 1 + 0.1 * (1 + 0), within(1e-6));
    }

    @Test
    void aTeacherOfUncorrelatedChannelsIsItsOwnBestStudent() {
        double redundancy = scalar(RedundancySuppression.redundancy(
                harness.tf(), matrix(3, 0, 3, 1, 0, 2, 3), matrix(3, 0, 6, 10, 0, 20, 6), 0.1));
        assertThat(redundancy).isCloseTo(0, within(1e-6));
    }

    /** Without variation over the batch C is 0: the diagonal misses 1 in each of the teacher's channels. */
    @Test
    void featuresThatNeverChangeCorrelateWithNothing() {
        Phase phase = new RedundancySuppression()
                .phases(
                        ofFeatures(List.of(features(2, 1, 3, 3)), List.of(features(2, 1, 1, 2, 3, 1, 2, 3))),
                        new RedundancySuppression.Options(2, 0.01, 2))
                .get(0);
        assertThat(scalar(phase.terms().get("redundancy"))).isCloseTo(3, within(1e-6));
        assertThat(scalar(phase.loss())).isCloseTo(scalar(phase.terms().get("task")) + 2 * 3, within(1e-5));
    }
}
