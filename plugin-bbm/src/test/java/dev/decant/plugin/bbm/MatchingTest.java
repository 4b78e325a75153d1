package dev.decant.plugin.bbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.ParameterGroup;
import dev.decant.api.strategy.Phase;
import dev.decant.nn.layer.TimeResize;
import dev.decant.plugin.bbm.BbmConfig.Normalise;
import dev.decant.plugin.bbm.BbmConfig.Reduction;
import dev.decant.plugin.bbm.BbmConfig.Schedule;
import dev.decant.plugin.bbm.BbmConfig.StopGradient;
import dev.decant.plugin.bbm.ClosedForm.Blocks;
import dev.decant.plugin.bbm.Toy.Masks;
import dev.decant.testkit.LinearNetwork;
import dev.decant.testkit.LinearNetwork.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** L1, L2 and L3 on linear blocks against their closed form, and the gradients that the options promise. */
class MatchingTest {
    private static final TestConfig DEFAULTS = TestConfig.defaults();

    @ParameterizedTest
    @CsvSource({
        "FULL, MEAN, NONE, LINEAR, 1",
        "FULL, SUM, NONE, LINEAR, 1",
        "FULL, MEAN, TARGET_VARIANCE, AREA, 1",
        "PADDED, MEAN, NONE, LINEAR, 1",
        "PADDED, SUM, NONE, LINEAR, 1",
        "PADDED, MEAN, NONE, AREA, 1",
        "PADDED, SUM, TARGET_VARIANCE, LINEAR, 1",
        "FULL, MEAN, TEACHER_VARIANCE, AREA_DOWN, 0",
        "FULL, MEAN, TEACHER_VARIANCE, LINEAR, 3",
        "PADDED, MEAN, TEACHER_VARIANCE, AREA_DOWN, 0",
        "PADDED, SUM, TEACHER_VARIANCE, AREA_DOWN, 3",
        "PADDED, MEAN, NONE, AREA, 3"
    })
    void everyTermEqualsItsClosedForm(
            Masks masks, Reduction reduction, Normalise normalise, TimeResize resize, int expand) {
        try (Toy toy = new Toy(
                DEFAULTS.with(reduction)
                        .with(normalise)
                        .with(resize)
                        .withExpand(expand)
                        .build(),
                masks)) {
            ClosedForm expected = toy.closedForm();
            double[] sums = new double[3];
            for (int n = 1; n <= 3; n++) {
                assertClose(toy.term("l1_" + n), expected.l1(n));
                assertClose(toy.term("l2_" + n), expected.l2(n));
                assertClose(toy.term("l3_" + n), expected.l3(n));
                sums[0] += expected.l1(n);
                sums[1] += expected.l2(n);
                sums[2] += expected.l3(n);
            }
            assertClose(toy.term("l1"), sums[0]);
            assertClose(toy.term("l2"), sums[1]);
            assertClose(toy.term("l3"), sums[2]);
        }
    }

    @Test
    void firstSegmentsSecondAndThirdTermCoincide() {
        try (Toy toy = new Toy(DEFAULTS.build(), Masks.PADDED)) {
            assertThat(toy.term("l2_1")).isEqualTo(toy.term("l3_1"));
            assertThat(toy.term("l2_2")).isNotEqualTo(toy.term("l3_2"));
        }
    }

    @Test
    void jointLossIsTheTaskLossAndTheWeightedTerms() {
        try (Toy toy = new Toy(DEFAULTS.withWeight(7).withTermWeights(1, 2, 0.5).build(), Masks.FULL)) {
            assertClose(
                    toy.harness.scalar(toy.phase().loss()),
                    toy.term("task") + 7 * (toy.term("l1") + 2 * toy.term("l2") + 0.5 * toy.term("l3")));
            assertThat(toy.phase().trains())
                    .containsExactlyInAnyOrder(
                            ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STUDENT_READOUTS, ParameterGroup.STRATEGY);
        }
    }

    @Test
    void matchThenTrainMatchesFirstAndThenForgetsTheTeacher() {
        try (Toy toy = new Toy(DEFAULTS.with(Schedule.MATCH_THEN_TRAIN).build(), Masks.FULL)) {
            Phase match = toy.phases.get(0);
            Phase train = toy.phases.get(1);
            assertClose(toy.harness.scalar(match.loss()), (double) toy.term("l1") + toy.term("l2") + toy.term("l3"));
            assertThat(match.trains())
                    .containsExactlyInAnyOrder(ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STRATEGY);
            assertThat(train.trains())
                    .containsExactlyInAnyOrder(ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STUDENT_READOUTS);
            assertThat(train.terms()).containsOnlyKeys("task");
            List<String> all = toy.harness.parameters("");
            assertThat(toy.harness.gradients(train.loss(), all).keySet()).allMatch(name -> name.startsWith("student/"));
            assertThat(toy.harness.gradients(match.loss(), all).keySet()).noneMatch(toy.harness::isReadout);
        }
    }

    @Test
    void oneApplicationToBothInputsEqualsTwo() {
        List<Map<String, float[]>> gradients = new ArrayList<>();
        List<Float> losses = new ArrayList<>();
        for (boolean joined : List.of(true, false)) {
            try (Toy toy = new Toy(
                    DEFAULTS.build(),
                    Masks.PADDED,
                    Tokens.WITH,
                    student -> joined ? student : ((LinearNetwork) student).dependentOnBatch(),
                    teacher -> teacher)) {
                assertThat(toy.harness.parameters("student/")).contains("student/tokens");
                losses.add(toy.harness.scalar(toy.phase().loss()));
                List<String> trained = new ArrayList<>(toy.harness.parameters("student/"));
                trained.addAll(toy.harness.parameters("strategy/"));
                gradients.add(toy.harness.gradients(toy.phase().loss(), trained));
            }
        }
        assertClose(losses.get(0), losses.get(1));
        assertThat(gradients.get(0)).containsOnlyKeys(gradients.get(1).keySet());
        gradients
                .get(0)
                .forEach((name, gradient) ->
                        assertSame(gradient, gradients.get(1).get(name)));
    }

    @ParameterizedTest
    @EnumSource(StopGradient.class)
    void firstTermMovesTheStudentWhereTheOptionSays(StopGradient stop) {
        BbmConfig config = DEFAULTS.with(true, false, false)
                .with(stop)
                .with(Schedule.MATCH_THEN_TRAIN)
                .build();
        try (Toy toy = new Toy(config, Masks.PADDED)) {
            ClosedForm form = toy.closedForm();
            for (int block = 0; block < 3; block++) {
                String name = "student/block" + block + "/kernel";
                int moved = block;
                double[] expected = differences(form.f(), moved, f -> {
                    double sum = 0;
                    for (int n = 1; n <= 3; n++) {
                        sum += form.l1(
                                n,
                                stop == StopGradient.TARGETS ? form.f() : f,
                                stop == StopGradient.INPUTS ? form.f() : f);
                    }
                    return sum;
                });
                float[] gradient = toy.harness
                        .gradients(toy.phase().loss(), List.of(name))
                        .getOrDefault(name, new float[expected.length]);
                for (int i = 0; i < expected.length; i++) {
                    assertThat(gradient[i]).as(name).isCloseTo((float) expected[i], within(2e-4f));
                }
            }
        }
    }

    @Test
    void targetsStoppedNeverMoveTheLastBlockByTheFirstTerm() {
        BbmConfig config = DEFAULTS.with(true, false, false)
                .with(StopGradient.TARGETS)
                .with(Schedule.MATCH_THEN_TRAIN)
                .build();
        try (Toy toy = new Toy(config, Masks.FULL)) {
            assertThat(toy.harness.gradients(toy.phase().loss(), toy.harness.parameters("student/")))
                    .containsOnlyKeys("student/block0/kernel", "student/block1/kernel");
        }
    }

    @ParameterizedTest
    @EnumSource(StopGradient.class)
    void transformationsLearnWhateverIsStopped(StopGradient stop) {
        Map<String, float[]> free;
        try (Toy toy = new Toy(DEFAULTS.build(), Masks.PADDED)) {
            free = toy.harness.gradients(toy.phase().loss(), toy.harness.parameters("strategy/"));
        }
        try (Toy toy = new Toy(DEFAULTS.with(stop).build(), Masks.PADDED)) {
            Map<String, float[]> stopped =
                    toy.harness.gradients(toy.phase().loss(), toy.harness.parameters("strategy/"));
            assertThat(stopped).hasSize(6).containsOnlyKeys(free.keySet());
            stopped.forEach((name, gradient) -> assertSame(gradient, free.get(name)));
        }
    }

    @ParameterizedTest
    @EnumSource(StopGradient.class)
    void secondAndThirdTermAreNeverStopped(StopGradient stop) {
        Map<String, float[]> free;
        try (Toy toy = new Toy(DEFAULTS.with(false, true, true).build(), Masks.PADDED)) {
            free = toy.harness.gradients(toy.phase().loss(), toy.harness.parameters("student/"));
        }
        try (Toy toy = new Toy(DEFAULTS.with(false, true, true).with(stop).build(), Masks.PADDED)) {
            toy.harness
                    .gradients(toy.phase().loss(), toy.harness.parameters("student/"))
                    .forEach((name, gradient) -> assertSame(gradient, free.get(name)));
        }
    }

    @Test
    void theVarianceThatNormalisesHasNoGradient() {
        TestConfig onlyFirst = DEFAULTS.with(true, false, false);
        String block = "student/block0/kernel";
        float[] plain;
        try (Toy toy = new Toy(onlyFirst.build(), Masks.FULL)) {
            Operand<TFloat32> l11 = toy.phase().terms().get("l1_1");
            plain = toy.harness.gradients(l11, List.of(block)).get(block);
        }
        try (Toy toy = new Toy(onlyFirst.with(Normalise.TARGET_VARIANCE).build(), Masks.FULL)) {
            Operand<TFloat32> l11 = toy.phase().terms().get("l1_1");
            float[] normalised = toy.harness.gradients(l11, List.of(block)).get(block);
            float factor = normalised[0] / plain[0];
            assertThat(factor).isNotCloseTo(1, within(0.01f));
            for (int i = 0; i < plain.length; i++) {
                plain[i] *= factor;
            }
            assertSame(normalised, plain);
        }
    }

    @Test
    void onlyTheTransformationsThatATermUsesExist() {
        try (Toy toy = new Toy(DEFAULTS.with(false, false, true).build(), Masks.FULL)) {
            assertThat(toy.harness.parameters("strategy/"))
                    .containsExactly(
                            "strategy/h1/student-to-teacher/kernel",
                            "strategy/h2/student-to-teacher/kernel",
                            "strategy/h3/student-to-teacher/kernel");
            assertThat(toy.phase().terms()).containsOnlyKeys("task", "l3", "l3_1", "l3_2", "l3_3");
        }
        try (Toy toy = new Toy(DEFAULTS.with(true, false, false).build(), Masks.FULL)) {
            assertThat(toy.harness.parameters("strategy/"))
                    .containsExactlyInAnyOrder(
                            "strategy/h1/teacher-to-student/kernel",
                            "strategy/h2/teacher-to-student/kernel",
                            "strategy/h3/teacher-to-student/kernel",
                            "strategy/h1/student-to-teacher/kernel",
                            "strategy/h2/student-to-teacher/kernel");
        }
    }

    @Test
    void everySegmentIsMeasuredInItsTeachersVariance() {
        // Ten times the teacher's last block is a hundred times its variance, and the same error in its unit.
        List<Float> errors = new ArrayList<>();
        for (float factor : new float[] {1, 10}) {
            try (Toy toy = new Toy(
                    DEFAULTS.with(false, false, true)
                            .with(Normalise.TEACHER_VARIANCE)
                            .build(),
                    Masks.FULL)) {
                float[] kernel = toy.harness.get("teacher/block2/kernel");
                for (int i = 0; i < kernel.length; i++) {
                    kernel[i] *= factor;
                }
                toy.harness.set("teacher/block2/kernel", kernel);
                toy.harness.measureStatistics();
                errors.add(toy.term("l3_3"));
            }
        }
        assertClose(errors.get(1), errors.get(0));
    }

    @Test
    void weightDecayLeavesTransformationsAlone() {
        try (Toy toy = new Toy(DEFAULTS.build(), Masks.FULL)) {
            assertThat(toy.harness.parameters("strategy/")).isNotEmpty().noneMatch(toy.harness::decays);
            assertThat(toy.harness.parameters("student/block")).isNotEmpty().allMatch(toy.harness::decays);
        }
    }

    @Test
    void nothingToMatchIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.with(false, false, false).build())
                .withMessageContaining("all disabled");
    }

    /** Central differences of a function of the student's blocks in one kernel. */
    private static double[] differences(Blocks f, int block, ToDoubleFunction<Blocks> function) {
        double[][] kernel = f.kernels()[block];
        double step = 1e-5;
        double[] gradient = new double[kernel.length * kernel[0].length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (function.applyAsDouble(moved(f, block, i, step))
                            - function.applyAsDouble(moved(f, block, i, -step)))
                    / (2 * step);
        }
        return gradient;
    }

    private static Blocks moved(Blocks f, int block, int at, double by) {
        double[][][] kernels = f.kernels().clone();
        double[][] kernel = kernels[block].clone();
        int columns = kernel[0].length;
        kernel[at / columns] = kernel[at / columns].clone();
        kernel[at / columns][at % columns] += by;
        kernels[block] = kernel;
        return new Blocks(kernels, f.strides());
    }

    private static void assertClose(float actual, double expected) {
        assertThat((double) actual).isCloseTo(expected, within(1e-5 * Math.abs(expected)));
    }

    private static void assertSame(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f * largest + 1e-7f));
        }
    }
}
