package dev.decant.testkit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.nn.layer.TimeResize;
import dev.decant.testkit.FiniteDifferences;
import dev.decant.testkit.GraphHarness;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Changed numbers of steps against numbers worked out by hand. */
class TimeResizeTest {
    @Test
    void linearHalvesBetweenTheTwoNearestSteps() {
        // Positions (i + 1/2) * 4 / 2 - 1/2 = 0.5, 2.5.
        assertThat(resized(TimeResize.LINEAR, 2, 1, 3, 7, 5)).containsExactly(2, 6);
    }

    @Test
    void linearDoublesWithHalfPixelCentresAndHoldsTheEnds() {
        // Positions (i + 1/2) * 2 / 4 - 1/2 = -0.25, 0.25, 0.75, 1.25.
        assertThat(resized(TimeResize.LINEAR, 4, 4, 8)).containsExactly(4, 5, 7, 8);
    }

    @Test
    void linearMeetsFractionsOfAStep() {
        // Positions (i + 1/2) * 5 / 3 - 1/2 = 1/3, 2, 11/3.
        float[] resized = resized(TimeResize.LINEAR, 3, 0, 3, 6, 9, 0);
        assertThat(resized[0]).isCloseTo(1, within(1e-5f));
        assertThat(resized[1]).isCloseTo(6, within(1e-5f));
        assertThat(resized[2]).isCloseTo(3, within(1e-5f));
    }

    @Test
    void linearTakesTwoStepsOfManyAndNoMore() {
        // Position (0 + 1/2) * 6 / 1 - 1/2 = 2.5.
        assertThat(resized(TimeResize.LINEAR, 1, 100, 100, 1, 3, 100, 100)).containsExactly(2);
    }

    @Test
    void areaAveragesWhatEachStepCovers() {
        assertThat(resized(TimeResize.AREA, 2, 1, 3, 7, 5)).containsExactly(2, 6);
        assertThat(resized(TimeResize.AREA, 1, 6, 0, 0, 0, 0, 6)).containsExactly(2);
    }

    @Test
    void areaSharesPartlyCoveredSteps() {
        // New steps cover [0, 5/3), [5/3, 10/3), [10/3, 5): 1 and 2/3; 1/3, 1 and 1/3; 2/3 and 1 of old steps, over
        // 5/3.
        float[] resized = resized(TimeResize.AREA, 3, 5, 10, 0, 10, 5);
        assertThat(resized[0]).isCloseTo((5 + 20f / 3) / (5f / 3), within(1e-5f));
        assertThat(resized[1]).isCloseTo((10f / 3 + 0 + 10f / 3) / (5f / 3), within(1e-5f));
        assertThat(resized[2]).isCloseTo((20f / 3 + 5) / (5f / 3), within(1e-5f));
    }

    @Test
    void areaRepeatsStepsWhereThereAreMoreOfThem() {
        assertThat(resized(TimeResize.AREA, 4, 4, 8)).containsExactly(4, 4, 8, 8);
    }

    @ParameterizedTest
    @EnumSource(TimeResize.class)
    void gradientAgreesWithFiniteDifferences(TimeResize kind) {
        try (GraphHarness harness = new GraphHarness(1)) {
            Ops tf = harness.tf();
            Operand<TFloat32> z = harness.scope("test")
                    .parameter("z", Shape.of(2, 5, 3), (shape, random) -> gaussian(random, 30))
                    .read(tf);
            for (int steps : new int[] {3, 5, 8}) {
                Operand<TFloat32> resized = kind.apply(tf, z, tf.constant(steps), false);
                Operand<TFloat32> scalar = tf.sum(tf.math.square(resized), tf.constant(new int[] {0, 1, 2}));
                assertThat(FiniteDifferences.on(harness, 10).disagreements(scalar, List.of("test/z")))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TimeResize.class)
    void paddingHasNoPartInRealSteps(TimeResize kind) {
        try (GraphHarness harness = new GraphHarness(1)) {
            // Three real steps of six: what lies behind must not be seen.
            Ops tf = harness.tf();
            Features padded = new Features(
                    harness.input(Shape.of(1, 6, 1), Shape.of(1, 6, 1), 2, 2, 2, 50, 60, 70),
                    harness.input(Shape.of(1, 6), Shape.of(1, 6), 1, 1, 1, 0, 0, 0),
                    Optional.empty());
            Features target = new Features(
                    harness.input(Shape.of(1, 4, 1), Shape.of(1, 4, 1), 0, 0, 0, 0),
                    harness.input(Shape.of(1, 4), Shape.of(1, 4), 1, 1, 0, 0),
                    Optional.empty());
            float[] transformed = harness.value(kind.between(tf, padded, target));
            // New step 1 covers old steps [1.5, 3): all real. Step 2 covers [3, 4.5): all padding, 0 / epsilon.
            assertThat(transformed[0]).isCloseTo(2, within(1e-5f));
            assertThat(transformed[1]).isCloseTo(2, within(1e-5f));
            assertThat(transformed[2]).isEqualTo(0);
            assertThat(transformed[3]).isEqualTo(0);
        }
    }

    @Test
    void areaDownAveragesWhereItIsKnownThatStepsBecomeFewer() {
        try (GraphHarness harness = new GraphHarness(1)) {
            Ops tf = harness.tf();
            Features six = ones(harness, 6, 100, 100, 1, 4, 100, 100);
            Features two = ones(harness, 2, 4, 8);
            assertThat(harness.value(TimeResize.AREA_DOWN.between(tf, six, two)))
                    .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-4 ? 0 : 1)
                    .containsExactly(67, 68);
            float[] longer = harness.value(TimeResize.AREA_DOWN.between(tf, two, ones(harness, 4, 0, 0, 0, 0)));
            assertThat(longer).containsExactly(4, 5, 7, 8);
        }
    }

    @Test
    void equalLengthsAreLeftAsTheyAre() {
        try (GraphHarness harness = new GraphHarness(1)) {
            Features known = ones(harness, 2, 4, 8);
            assertThat(TimeResize.LINEAR.between(harness.tf(), known, ones(harness, 2, 0, 0)))
                    .isSameAs(known.sequence());
            Features unknown = new Features(
                    harness.input(Shape.of(-1, -1, 1), Shape.of(1, 2, 1), 1, 2),
                    harness.input(Shape.of(-1, -1), Shape.of(1, 2), 1, 1),
                    Optional.empty());
            Features sameMask = unknown.withSequence(known.sequence());
            assertThat(TimeResize.LINEAR.between(harness.tf(), unknown, sameMask))
                    .isSameAs(unknown.sequence());
        }
    }

    private static Features ones(GraphHarness harness, int time, float... values) {
        float[] mask = new float[time];
        Arrays.fill(mask, 1);
        return new Features(
                harness.input(Shape.of(-1, time, 1), Shape.of(1, time, 1), values),
                harness.input(Shape.of(-1, time), Shape.of(1, time), mask),
                Optional.empty());
    }

    private static float[] resized(TimeResize kind, int steps, float... values) {
        try (GraphHarness harness = new GraphHarness(1)) {
            Operand<TFloat32> z = harness.input(Shape.of(-1, -1, 1), Shape.of(1, values.length, 1), values);
            Ops tf = harness.tf();
            return harness.value(kind.apply(tf, z, tf.constant(steps), false));
        }
    }

    private static float[] gaussian(RandomGenerator random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
