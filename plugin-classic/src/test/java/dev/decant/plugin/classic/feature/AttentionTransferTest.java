package dev.decant.plugin.classic.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.api.strategy.Phase;
import dev.decant.plugin.classic.MethodBench;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The strategy attention-transfer against numbers worked out by hand. */
class AttentionTransferTest extends MethodBench {
    /** Student energies 3, 4 (sums over depth of squares) of length 5; the teacher's 1, 0. */
    @Test
    void mapsAreComparedInDirection() {
        float root2 = (float) Math.sqrt(2);
        Phase phase = phase(features(1, 2, 1, root2, 2, 0), features(1, 2, 5, 0));
        double expected = (0.6 - 1) * (0.6 - 1) + 0.8 * 0.8;
        assertThat(scalar(phase.terms().get("attention"))).isCloseTo(expected, within(1e-5));
        assertThat(scalar(phase.loss())).isCloseTo(scalar(phase.terms().get("task")) + 10 * expected / 2, within(1e-5));
    }

    @Test
    void neitherScaleNorSignNorDepthMatters() {
        Phase phase = phase(features(1, 3, 1, 2, 3), features(1, 3, -10, 10, 20, 20, -30, -30));
        assertThat(scalar(phase.terms().get("attention"))).isCloseTo(0, within(1e-6));
    }

    /** Energies 1, 1, 9, 9 average to 1, 9: the map of the shorter network. */
    @Test
    void theLongerMapIsAveraged() {
        Features four = features(1, 4, 1, -1, 3, 3);
        Features two = features(1, 2, 1, 3);
        assertThat(scalar(phase(four, two).terms().get("attention"))).isCloseTo(0, within(1e-6));
    }

    @Test
    void theLongerMapOfTheTeacherIsAveragedToo() {
        Phase phase = phase(features(1, 2, 1, 3), features(1, 4, 1, -1, 3, 3));
        assertThat(scalar(phase.terms().get("attention"))).isCloseTo(0, within(1e-6));
    }

    @Test
    void paddingIsNoAttention() {
        float[] mask = {1, 1, 0};
        Phase phase = phase(features(1, 3, mask, 1, 2, 70), features(1, 3, mask, 1, 2, -3));
        assertThat(scalar(phase.terms().get("attention"))).isCloseTo(0, within(1e-6));
    }

    private Phase phase(Features student, Features teacher) {
        return new AttentionTransfer()
                .phases(ofFeatures(List.of(student), List.of(teacher)), new AttentionTransfer.Options(10, List.of()))
                .get(0);
    }
}
