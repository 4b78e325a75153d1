package dev.decant.plugin.classic.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.strategy.Phase;
import dev.decant.plugin.classic.MethodBench;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The strategy vid against the Gaussian's logarithm worked out by hand. */
class VariationalInformationTest extends MethodBench {
    /** Kernels of zero leave the last bias as the mean, whatever the student's features. */
    @Test
    void itIsTheNegativeLogarithmOfTheGaussian() {
        Phase phase = new VariationalInformation()
                .phases(
                        ofFeatures(List.of(features(1, 2, 5, 6)), List.of(features(1, 2, 1, 2, 3, 4))),
                        new VariationalInformation.Options(1, 5, List.of(), TeacherUnit.NONE))
                .get(0);
        for (String layer : List.of("mean0", "mean1", "mean2")) {
            String kernel = "strategy/segment1/" + layer + "/kernel";
            harness.set(kernel, new float[harness.get(kernel).length]);
        }
        harness.set("strategy/segment1/mean2/bias", 1, 0);
        // Errors of the first channel 0 and 2, of the second 2 and 4; the variance starts at 5.
        double expected = 0.5 * Math.log(5) + (0 + 4 + 4 + 16) / 4.0 / (2 * 5);
        assertThat(scalar(phase.terms().get("information"))).isCloseTo(expected, within(1e-5));

        // log(1 + exp(a)) of 2 and of 0.5 for the two channels.
        harness.set("strategy/segment1/variance", (float) Math.log(Math.expm1(2)), (float) Math.log(Math.expm1(0.5)));
        double apart = 0.25 * (Math.log(2) + Math.log(0.5)) + (4 / (2 * 2.0) + 20 / (2 * 0.5)) / 4;
        assertThat(scalar(phase.terms().get("information"))).isCloseTo(apart, within(1e-3));
    }

    @Test
    void aMeanThatIsRightIsBestKnownByASmallVariance() {
        Phase phase = new VariationalInformation()
                .phases(
                        ofFeatures(List.of(features(1, 2, 5, 6)), List.of(features(1, 2, 0, 0))),
                        new VariationalInformation.Options(1, 1, List.of(), TeacherUnit.NONE))
                .get(0);
        harness.set("strategy/segment1/mean2/kernel", 0);
        harness.set("strategy/segment1/variance", -100);
        assertThat(scalar(phase.terms().get("information"))).isCloseTo(0.5 * Math.log(1e-5), within(1e-4));
    }
}
