package dev.decant.plugin.classic.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.api.strategy.Phase;
import dev.decant.api.task.Task;
import dev.decant.plugin.classic.MethodBench;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The strategy ofa against numbers worked out by hand. */
class OneForAllTest extends MethodBench {
    private static final float LN2 = (float) Math.log(2);

    /** Teacher (1/2, 1/4, 1/4), student (1/4, 1/2, 1/4), the first class is true. */
    @Test
    void theTrueClassIsEnhanced() {
        Phase phase = phase(CLASSES, 2, new float[] {0, LN2, 0}, new float[] {LN2, 0, 0}, 1, 0, 0);
        double expected = -(1.5 * 1.5) * Math.log(0.25) - 0.25 * Math.log(0.5) - 0.25 * Math.log(0.25);
        assertThat(scalar(phase.terms().get("readout"))).isCloseTo(expected, within(1e-5));
    }

    @Test
    void withoutEnhancementItIsTheLabelsAndTheTeacher() {
        Phase phase = phase(CLASSES, 1, new float[] {0, LN2, 0}, new float[] {LN2, 0, 0}, 1, 0, 0);
        double labels = -Math.log(0.25);
        double teacher = -0.5 * Math.log(0.25) - 0.25 * Math.log(0.5) - 0.25 * Math.log(0.25);
        assertThat(scalar(phase.terms().get("readout"))).isCloseTo(labels + teacher, within(1e-5));
        assertThat(scalar(phase.terms().get("task"))).isCloseTo(labels, within(1e-5));
    }

    /** Of three labels: teacher 2/3, 1/2, 1/3; student 1/3, 1/2, 1/2; the first is true, the others are not. */
    @Test
    void ofALabelYesOrNoIsEnhanced() {
        Phase phase = phase(LABELS, 2, new float[] {-LN2, 0, 0}, new float[] {LN2, 0, -LN2}, 1, 0, 0);
        double first = -(5.0 / 3) * (5.0 / 3) * Math.log(1.0 / 3) - 1.0 / 3 * Math.log(2.0 / 3);
        double second = (1.5 * 1.5 + 0.5) * Math.log(2);
        double third = (5.0 / 3 * 5.0 / 3 + 1.0 / 3) * Math.log(2);
        assertThat(scalar(phase.terms().get("readout"))).isCloseTo((first + second + third) / 3, within(1e-5));
    }

    @Test
    void ofStepsPaddingIsLeftOut() {
        Features input = features(1, 3, new float[] {1, 1, 0}, 0, 0, 0);
        Phase phase = new OneForAll()
                .phases(
                        context(
                                STEPS,
                                input,
                                matrix(1, 1, 0, 1),
                                network(matrix(1, -LN2, 0, 90), input),
                                network(matrix(1, LN2, 0, -90), input)),
                        new OneForAll.Options(1, 2, List.of()))
                .get(0);
        double first = -(5.0 / 3) * (5.0 / 3) * Math.log(1.0 / 3) - 1.0 / 3 * Math.log(2.0 / 3);
        double second = (1.5 * 1.5 + 0.5) * Math.log(2);
        assertThat(scalar(phase.terms().get("readout"))).isCloseTo((first + second) / 2, within(1e-5));
        // Branches that say nothing: every step is yes by 1/2.
        harness.set("strategy/branch1/logits/kernel", 0);
        double undecided = ((5.0 / 3 * 5.0 / 3 + 1.0 / 3) + (1.5 * 1.5 + 0.5)) * Math.log(2) / 2;
        assertThat(scalar(phase.terms().get("branches"))).isCloseTo(undecided, within(1e-5));
        assertThat(scalar(phase.loss()))
                .isCloseTo(scalar(phase.terms().get("task")) + (first + second) / 2 + undecided, within(1e-4));
    }

    private Phase phase(Task task, double gamma, float[] student, float[] teacher, float... targets) {
        Features features = features(1, 1, 1);
        return new OneForAll()
                .phases(
                        context(
                                task,
                                features,
                                matrix(1, targets),
                                network(matrix(1, student), features),
                                network(matrix(1, teacher), features)),
                        new OneForAll.Options(1, gamma, List.of()))
                .get(0);
    }
}
