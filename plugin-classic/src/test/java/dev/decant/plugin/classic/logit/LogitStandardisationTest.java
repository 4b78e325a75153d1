package dev.decant.plugin.classic.logit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.plugin.classic.MethodBench;
import org.junit.jupiter.api.Test;

/** Standardised logits against numbers worked out by hand. */
class LogitStandardisationTest extends MethodBench {
    @Test
    void logitsOfARecordHaveMeanZeroAndDeviationOne() {
        // Mean 2 and variance (1 + 0 + 1) / 3 = 2/3; the second row is the first, stretched and moved.
        float[] standardised = harness.value(LogitStandardisation.of(harness.tf(), matrix(2, 1, 2, 3, -10, 0, 10)));
        float far = (float) Math.sqrt(1.5);
        for (int i = 0; i < 2; i++) {
            assertThat(standardised[3 * i]).isCloseTo(-far, within(1e-6f));
            assertThat(standardised[3 * i + 1]).isCloseTo(0, within(1e-6f));
            assertThat(standardised[3 * i + 2]).isCloseTo(far, within(1e-6f));
        }
    }

    @Test
    void logitsThatAreAllAlikeAreZero() {
        assertThat(harness.value(LogitStandardisation.of(harness.tf(), matrix(1, 7, 7, 7))))
                .containsExactly(0, 0, 0);
    }

    /** A student whose logits are a tenth of its teacher's has nothing left to learn. */
    @Test
    void aStudentThatOrdersAsItsTeacherCostsNothing() {
        double distance = scalar(new SoftTargets()
                .phases(
                        context(
                                CLASSES,
                                features(1, 1, 0),
                                matrix(1, 1, 0, 0),
                                network(matrix(1, 0.1f, 0.5f, -0.2f)),
                                network(matrix(1, 2, 6, -1))),
                        new SoftTargets.Options(1, 2, true))
                .get(0)
                .loss());
        assertThat(distance).isCloseTo(0, within(1e-6));
    }
}
