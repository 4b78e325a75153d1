package dev.decant.plugin.classic.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.api.strategy.Phase;
import dev.decant.plugin.classic.MethodBench;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The strategy similarity against numbers worked out by hand. */
class SimilarityPreservingTest extends MethodBench {
    /** Student records (3, 0) and (4, 0): rows (9, 12) and (12, 16), both 0.6 and 0.8. The teacher's are orthogonal. */
    @Test
    void rowsOfSimilaritiesAreCompared() {
        Phase phase = phase(features(2, 1, 3, 0, 4, 0), features(2, 1, 7, 0, 0, 9));
        double expected = (0.4 * 0.4 + 0.8 * 0.8 + 0.6 * 0.6 + 0.2 * 0.2) / 4;
        assertThat(scalar(phase.terms().get("similarity"))).isCloseTo(expected, within(1e-6));
        assertThat(scalar(phase.loss())).isCloseTo(scalar(phase.terms().get("task")) + 100 * expected, within(1e-4));
    }

    /** Steps and channels are one vector, so that a turned and a longer one have the same products. */
    @Test
    void lengthsAndDepthsMayDiffer() {
        Phase phase = phase(features(3, 2, 1, 2, 3, 4, 5, 6), features(3, 4, 2, 0, 0, 1, 4, 0, 0, 3, 6, 0, 0, 5));
        assertThat(scalar(phase.terms().get("similarity"))).isCloseTo(0, within(1e-6));
    }

    @Test
    void paddingIsLikeNothing() {
        float[] mask = {1, 0, 1, 1};
        Phase phase = phase(features(2, 2, mask, 1, 9, 1, 1), features(2, 2, mask, 1, -9, 1, 1));
        assertThat(scalar(phase.terms().get("similarity"))).isCloseTo(0, within(1e-6));
    }

    private Phase phase(Features student, Features teacher) {
        return new SimilarityPreserving()
                .phases(
                        ofFeatures(List.of(student), List.of(teacher)),
                        new SimilarityPreserving.Options(100, List.of(-1)))
                .get(0);
    }
}
