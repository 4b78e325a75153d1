package dev.decant.plugin.classic.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Features;
import dev.decant.api.strategy.Phase;
import dev.decant.plugin.classic.MethodBench;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The strategy locality-guidance against numbers worked out by hand. */
class LocalityGuidanceTest extends MethodBench {
    /** Student 1, 3 becomes 1, 1.5, 2.5, 3 of four steps; times (2, 10) plus (0, 1): errors to 0 and 1. */
    @Test
    void theShorterStudentIsInterpolatedToItsTeacher() {
        Phase phase =
                phase(features(1, 2, 1, 3), features(1, 4, 2, 11, 3, 16, 5, 26, 6, 30), TeacherUnit.NONE, List.of());
        harness.set("strategy/projection1/kernel", 2, 10);
        harness.set("strategy/projection1/bias", 0, 1);
        assertThat(scalar(phase.terms().get("guidance"))).isCloseTo(1.0 / 8, within(1e-6));
        assertThat(scalar(phase.loss())).isCloseTo(scalar(phase.terms().get("task")) + 2.5 / 8, within(1e-6));
    }

    @Test
    void theShorterTeacherIsInterpolatedToItsStudent() {
        Phase phase = phase(features(1, 4, 1, 1.5f, 2.5f, 5), features(1, 2, 1, 3), TeacherUnit.NONE, List.of());
        harness.set("strategy/projection1/kernel", 1);
        assertThat(scalar(phase.terms().get("guidance"))).isCloseTo((5 - 3) * (5 - 3) / 4.0, within(1e-6));
    }

    /** Two records, of which one has one real step: each counts the same, and padding not at all. */
    @Test
    void everyRecordCountsTheSameAndPaddingDoesNot() {
        float[] mask = {1, 1, 1, 0};
        Phase phase = phase(
                features(2, 2, mask, 1, 2, 3, 100), features(2, 2, mask, 0, 0, 0, -100), TeacherUnit.NONE, List.of());
        harness.set("strategy/projection1/kernel", 1);
        assertThat(scalar(phase.terms().get("guidance"))).isCloseTo(((1 + 4) / 2.0 + 9) / 2, within(1e-6));
    }

    /** The teacher's features -3 and 3 have the variance 9. */
    @Test
    void theTeachersScaleDoesNotMatter() {
        Phase phase = phase(features(1, 2, 1, 0), features(1, 2, -3, 3), TeacherUnit.TEACHER_VARIANCE, List.of());
        harness.set("strategy/projection1/kernel", 1);
        harness.measureStatistics();
        assertThat(scalar(phase.terms().get("guidance"))).isCloseTo((4 + 1) / 2.0, within(1e-5));
    }

    @Test
    void onlyChosenSegmentsAreMatched() {
        Features zero = features(1, 1, 0);
        List<Features> student = List.of(zero, zero, zero);
        List<Features> teacher = List.of(features(1, 1, 1), features(1, 1, 2), features(1, 1, 3));
        LocalityGuidance.Options options = new LocalityGuidance.Options(1, List.of(-1, 1), TeacherUnit.NONE);
        Phase phase = new LocalityGuidance()
                .phases(ofFeatures(student, teacher), options)
                .get(0);
        assertThat(scalar(phase.terms().get("guidance"))).isCloseTo(1 + 9, within(1e-6));
        assertThatThrownBy(() -> new LocalityGuidance()
                        .phases(
                                ofFeatures(student, teacher),
                                new LocalityGuidance.Options(1, List.of(4), TeacherUnit.NONE)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("there is no segment 4, the networks are cut into 3");
    }

    private Phase phase(Features student, Features teacher, TeacherUnit unit, List<Integer> segments) {
        return new LocalityGuidance()
                .phases(
                        ofFeatures(List.of(student), List.of(teacher)),
                        new LocalityGuidance.Options(2.5, segments, unit))
                .get(0);
    }
}
