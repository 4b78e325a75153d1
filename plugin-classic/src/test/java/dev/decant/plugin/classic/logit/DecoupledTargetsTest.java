package dev.decant.plugin.classic.logit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.strategy.Phase;
import dev.decant.nn.loss.KullbackLeibler;
import dev.decant.plugin.classic.MethodBench;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The strategy dkd against numbers worked out by hand and against the divergence that it takes apart. */
class DecoupledTargetsTest extends MethodBench {
    private static final float LN2 = (float) Math.log(2);

    @Test
    void theTrueClassAndTheOthersDivergeEachOnTheirOwn() {
        // Teacher (1/2, 1/4, 1/4), student (1/4, 1/2, 1/4), the first class is true; at tau 2 of doubled logits.
        Phase phase = phase(
                new DecoupledTargets.Options(3, 5, 2, false), new float[] {0, 2 * LN2, 0}, new float[] {2 * LN2, 0, 0});
        double tckd = 0.5 * Math.log(0.5 / 0.25) + 0.5 * Math.log(0.5 / 0.75);
        double nckd = 0.5 * Math.log(0.5 / (2.0 / 3)) + 0.5 * Math.log(0.5 / (1.0 / 3));
        assertThat(scalar(phase.terms().get("tckd"))).isCloseTo(tckd, within(1e-6));
        assertThat(scalar(phase.terms().get("nckd"))).isCloseTo(nckd, within(1e-6));
        assertThat(scalar(phase.loss()))
                .isCloseTo(scalar(phase.terms().get("task")) + 4 * (3 * tckd + 5 * nckd), within(1e-5));
    }

    /** Equation 5 of the paper: KL = TCKD + (1 - p_y) NCKD. */
    @Test
    void togetherTheyAreTheDivergenceOfSoftTargets() {
        float[] student = random(3, 1);
        float[] teacher = random(3, 2);
        Phase phase = phase(new DecoupledTargets.Options(1, 1, 1, false), student, teacher);
        double whole = scalar(KullbackLeibler.atTemperature(harness.tf(), matrix(1, teacher), matrix(1, student), 1));
        double sum = 0;
        for (float logit : teacher) {
            sum += Math.exp(logit);
        }
        double rest = 1 - Math.exp(teacher[0]) / sum;
        assertThat(scalar(phase.terms().get("tckd"))
                        + rest * scalar(phase.terms().get("nckd")))
                .isCloseTo(whole, within(1e-6));
    }

    @Test
    void aTeacherThatIsCertainLeavesTheTermsFinite() {
        Operand<TFloat32> student = harness.scope("test")
                .parameter("logits", org.tensorflow.ndarray.Shape.of(1, 3), (shape, random) -> new float[] {90, -3, 2})
                .read(harness.tf());
        Phase phase = new DecoupledTargets()
                .phases(
                        context(
                                CLASSES,
                                features(1, 1, 0),
                                matrix(1, 1, 0, 0),
                                network(student),
                                network(matrix(1, 100, 1, -1))),
                        new DecoupledTargets.Options(1, 8, 1, false))
                .get(0);
        assertThat(scalar(phase.loss())).isFinite();
        for (float gradient :
                harness.gradients(phase.loss(), harness.parameters("test/")).get("test/logits")) {
            assertThat(gradient).isFinite();
        }
    }

    @Test
    void tasksWithoutOtherClassesAreRefused() {
        DecoupledTargets.Options options = new DecoupledTargets.Options(1, 8, 4, false);
        assertThatThrownBy(() -> new DecoupledTargets().readouts(LABELS, options))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("several classes");
        assertThatThrownBy(() -> new DecoupledTargets().readouts(STEPS, options))
                .isInstanceOf(InvalidConfiguration.class);
    }

    private Phase phase(DecoupledTargets.Options options, float[] student, float[] teacher) {
        return new DecoupledTargets()
                .phases(
                        context(
                                CLASSES,
                                features(1, 1, 0),
                                matrix(1, 1, 0, 0),
                                network(matrix(1, student)),
                                network(matrix(1, teacher))),
                        options)
                .get(0);
    }
}
