package dev.decant.plugin.classic.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Features;
import dev.decant.api.strategy.Phase;
import dev.decant.plugin.classic.MethodBench;
import dev.decant.plugin.classic.relation.ContrastiveRepresentation.Negatives;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The strategy crd against numbers worked out by hand; both maps are the identity. */
class ContrastiveRepresentationTest extends MethodBench {
    private static final float[] DIFFERENT = {1, 0, 0, 0, 1, 0};
    private static final float[] SAME = {1, 0, 0, 1, 0, 0};

    /**
     * Cosines of student (3, 0), (0, 2) and teacher (1, 0), (3, 4): 1 and 0.6 in the first row, 0 and 0.8 in the
     * second.
     */
    @Test
    void theOwnRecordIsToldFromTheOthersInBothDirections() {
        Phase phase = phase(Negatives.OTHER_RECORDS, DIFFERENT);
        double expected = contrast();
        assertThat(scalar(phase.terms().get("contrast"))).isCloseTo(expected, within(1e-5));
        assertThat(scalar(phase.loss())).isCloseTo(scalar(phase.terms().get("task")) + 0.8 * expected, within(1e-5));
    }

    private static double contrast() {
        double tau = 0.5;
        double ofStudent = Math.log(1 + Math.exp((0.6 - 1) / tau)) + Math.log(1 + Math.exp((0 - 0.8) / tau));
        double ofTeacher = Math.log(1 + Math.exp((0 - 1) / tau)) + Math.log(1 + Math.exp((0.6 - 0.8) / tau));
        return (ofStudent + ofTeacher) / 2 / 2;
    }

    @Test
    void recordsOfTheSameClassAreNoNegatives() {
        assertThat(scalar(phase(Negatives.OTHER_CLASSES, SAME).terms().get("contrast")))
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void recordsOfAnotherClassAre() {
        assertThat(scalar(phase(Negatives.OTHER_CLASSES, DIFFERENT).terms().get("contrast")))
                .isCloseTo(contrast(), within(1e-5));
    }

    @Test
    void stepsHaveNoClassOfTheirRecord() {
        assertThatThrownBy(() -> new ContrastiveRepresentation()
                        .readouts(STEPS, new ContrastiveRepresentation.Options(1, 2, 1, Negatives.OTHER_CLASSES)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("other-records");
    }

    private Phase phase(Negatives negatives, float... targets) {
        Features student = features(2, 1, 3, 0, 0, 2);
        Features teacher = features(2, 1, 1, 0, 3, 4);
        Operand<TFloat32> logits = matrix(2, new float[6]);
        Phase phase = new ContrastiveRepresentation()
                .phases(
                        context(
                                CLASSES,
                                student,
                                matrix(2, targets),
                                network(logits, student),
                                network(logits, teacher)),
                        new ContrastiveRepresentation.Options(0.8, 2, 0.5, negatives))
                .get(0);
        harness.set("strategy/student/kernel", 1, 0, 0, 1);
        harness.set("strategy/teacher/kernel", 1, 0, 0, 1);
        return phase;
    }
}
