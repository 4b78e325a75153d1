package dev.decant.plugin.classic.logit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.Phase;
import dev.decant.api.task.Task;
import dev.decant.testkit.FixedLogits;
import dev.decant.testkit.GraphHarness;
import dev.decant.testkit.HarnessContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** The strategy kd against numbers worked out by hand. */
class SoftTargetsTest {
    private static final Task CLASSES = new Task.MultiClass(List.of("a", "b"));
    private static final Task LABELS = new Task.MultiLabel(List.of("a", "b"));
    private static final Task STEPS = new Task.PerStepBinary("event");
    private static final float LN3 = (float) Math.log(3);

    private final GraphHarness harness = new GraphHarness(1);

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void multiClassIsDivergenceAtTheTemperatureTimesItsSquare() {
        // Logits of the teacher (2 ln 3, 0) at tau 2: (3/4, 1/4); of the student (0, 0): (1/2, 1/2). The second record
        // agrees. KL = 3/4 ln(3/2) + 1/4 ln(1/2), over two records, times 4.
        Phase phase = phase(CLASSES, 0.5, 2, new float[] {0, 0, 1, 1}, new float[] {2 * LN3, 0, 5, 5}, 1, 0, 0, 1);
        double divergence = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
        assertClose(phase.terms().get("distillation"), 4 * divergence / 2);
        assertClose(phase.terms().get("task"), Math.log(2));
        assertClose(phase.loss(), 0.5 * Math.log(2) + 0.5 * 4 * divergence / 2);
    }

    /** Three records of two classes: a sum over the wrong axis would divide by the wrong number. */
    @Test
    void multiClassIsSummedOverClassesAndAveragedOverRecords() {
        float[] teacher = {2 * LN3, 0, 5, 5, 0, 2 * LN3};
        Phase phase = phase(CLASSES, 1, 2, new float[6], teacher, 1, 0, 0, 1, 1, 0);
        double divergence = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
        assertClose(phase.loss(), 4 * 2 * divergence / 3);
    }

    @Test
    void multiLabelIsCrossEntropyToTheTeachersProbabilities() {
        // Teacher sigmoid(ln 3) = 3/4 and 1/2; student 1/2 and sigmoid(-ln 3) = 1/4.
        Phase phase = phase(LABELS, 0.25, 1, new float[] {0, -LN3}, new float[] {LN3, 0}, 1, 0);
        double first = Math.log(2);
        double second = -0.5 * Math.log(0.25) - 0.5 * Math.log(0.75);
        assertClose(phase.terms().get("distillation"), (first + second) / 2);
        double task = (Math.log(2) - Math.log(0.75)) / 2;
        assertClose(phase.loss(), 0.75 * task + 0.25 * (first + second) / 2);
    }

    /** Both logits are divided by tau, and the whole is multiplied by its square. */
    @Test
    void theTemperatureActsOnLabelsAndStepsAsOnClasses() {
        // At tau 3: teacher sigmoid(ln 3) = 3/4 and 1/2; student sigmoid(-ln 3) = 1/4 both times.
        float[] student = {-3 * LN3, -3 * LN3};
        double first = -0.75 * Math.log(0.25) - 0.25 * Math.log(0.75);
        double second = -0.5 * Math.log(0.25) - 0.5 * Math.log(0.75);
        Phase labels = phase(LABELS, 1, 3, student, new float[] {3 * LN3, 0}, 1, 0);
        assertClose(labels.loss(), 9 * (first + second) / 2);
        Phase steps =
                phase(STEPS, 1, 3, new float[] {student[0], student[1], 9}, new float[] {3 * LN3, 0, -9}, 1, 0, 1);
        assertClose(steps.loss(), 9 * (first + second) / 2);
    }

    /** A label is a choice of two classes, of which one has the logit 0: both forms differ by the teacher's entropy alone. */
    @Test
    void twoLabelsAreTwoChoicesOfTwoClasses() {
        Phase labels = phase(LABELS, 1, 4, new float[] {0.7f, -1}, new float[] {-2, 3}, 1, 0);
        Phase classes = phase(CLASSES, 1, 4, new float[] {0.7f, 0, -1, 0}, new float[] {-2, 0, 3, 0}, 1, 0, 1, 0);
        double entropy = (entropy(-2 / 4.0) + entropy(3 / 4.0)) / 2;
        assertClose(labels.loss(), harness.scalar(classes.loss()) + 16 * entropy);
    }

    private static double entropy(double logit) {
        double p = 1 / (1 + Math.exp(-logit));
        return -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    }

    @Test
    void perStepLeavesPaddingOut() {
        // Three steps, the last is padding: teacher 3/4, 1/4; student 1/2, 1/4.
        Phase phase = phase(STEPS, 1, 1, new float[] {0, -LN3, 9}, new float[] {LN3, -LN3, -9}, 1, 0, 1);
        double first = Math.log(2);
        double second = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);
        assertClose(phase.terms().get("distillation"), (first + second) / 2);
        assertClose(phase.loss(), (first + second) / 2);
    }

    @Test
    void alphaZeroIsTheTaskLossAlone() {
        Phase phase = phase(CLASSES, 0, 3, new float[] {1, 0, 0, 2}, new float[] {4, 0, 0, 4}, 1, 0, 0, 1);
        double task = (Math.log(1 + Math.exp(-1)) + Math.log(1 + Math.exp(-2))) / 2;
        assertClose(phase.loss(), task);
    }

    @Test
    void aTeacherThatAgreesCostsNothing() {
        Phase phase = phase(CLASSES, 1, 4, new float[] {1, 3, 0, 2}, new float[] {2, 4, 5, 7}, 1, 0, 0, 1);
        assertThat(harness.scalar(phase.loss())).isCloseTo(0, within(1e-6f));
    }

    @Test
    void predictionsFollowTheTask() {
        assertThat(predict(CLASSES, LN3, 0)).containsExactly(0.75f, 0.25f);
        assertThat(predict(LABELS, LN3, 0)).containsExactly(0.75f, 0.5f);
    }

    private float[] predict(Task task, float... logits) {
        Operand<TFloat32> own = harness.input(Shape.of(1, 2), Shape.of(1, 2), logits);
        return harness.value(new SoftTargets()
                .predict(harness.tf(), task, Map.of(ReadoutSpec.CLASS, own), new SoftTargets.Options(0.5, 2, false)));
    }

    /** The one phase for these logits: two values for each record, or three steps of one record. */
    private Phase phase(
            Task task, double alpha, double temperature, float[] student, float[] teacher, float... targets) {
        int width = task instanceof Task.PerStepBinary ? 3 : 2;
        Shape shape = Shape.of(student.length / width, width);
        Operand<TFloat32> mask = task instanceof Task.PerStepBinary
                ? harness.input(shape, shape, 1, 1, 0)
                : harness.input(Shape.of(1, 1), Shape.of(1, 1), 1);
        Features input = new Features(harness.input(Shape.of(1, 1, 1), Shape.of(1, 1, 1), 0), mask, Optional.empty());
        List<Phase> phases = new SoftTargets()
                .phases(
                        HarnessContext.of(
                                harness,
                                task,
                                input,
                                harness.input(shape, shape, targets),
                                new FixedLogits(Map.of(ReadoutSpec.CLASS, harness.input(shape, shape, student))),
                                new FixedLogits(Map.of(ReadoutSpec.CLASS, harness.input(shape, shape, teacher)))),
                        new SoftTargets.Options(alpha, temperature, false));
        assertThat(phases).hasSize(1);
        return phases.get(0);
    }

    private void assertClose(Operand<TFloat32> actual, double expected) {
        assertThat((double) harness.scalar(Objects.requireNonNull(actual)))
                .isCloseTo(expected, within(1e-6 * Math.max(1, expected)));
    }
}
