package dev.decant.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.task.Task;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static final Task ONE = new Task.MultiLabel(List.of("a"));

    @Test
    void standsMidwayBelowTheLowestCallWithTheBestF1() {
        // F1 from .3 on: TP 2, FP 1 -> 4/5; from .8 on: 2/3
        assertThat(choose(new float[] {.8f, .5f, .3f, .1f}, true, false, true, false))
                .isCloseTo(.2f, within(1e-7f));
    }

    @Test
    void ofEquallyGoodOnesTheNearestToOneHalf() {
        // From .9 on: TP 1, FN 1 -> 2/3. From .2 on: TP 2, FP 2 -> 2/3. Thresholds .85 and .1.
        assertThat(choose(new float[] {.9f, .8f, .7f, .2f}, true, false, false, true))
                .isCloseTo(.85f, within(1e-7f));
    }

    @Test
    void ofEquallyGoodOnesALowerOneThatIsNearerToOneHalf() {
        // From 1 on: TP 1, FN 1 -> 2/3, threshold .95. From .6 on: TP 2, FP 2 -> 2/3, threshold .3.
        assertThat(choose(new float[] {1f, .9f, .9f, .6f}, true, false, false, true))
                .isCloseTo(.3f, within(1e-7f));
    }

    @Test
    void ofEquallyGoodAndNearOnesTheHigher() {
        // Thresholds .875 and .125, both .375 away.
        assertThat(choose(new float[] {1f, .75f, .75f, .25f}, true, false, false, true))
                .isEqualTo(.875f);
    }

    @Test
    void oneHalfWithoutAPositive() {
        assertThat(choose(new float[] {.9f, .8f}, false, false)).isEqualTo(.5f);
        assertThat(Thresholds.choose(ONE, new float[0][], new boolean[0][])).containsExactly(.5f);
    }

    @Test
    void refusesWhatIsNoProbabilityAndAnotherNumberOfThresholds() {
        assertThatThrownBy(() -> choose(new float[] {.5f, Float.NaN}, true, false))
                .hasMessage("row 1, class a: the probability is NaN, not a finite number");
        assertThatThrownBy(() -> Thresholds.decide(ONE, new float[1][1], new float[2]))
                .hasMessage("2 thresholds for 1 class");
    }

    @Test
    void everyRecordPositiveIsCalledPositive() {
        assertThat(choose(new float[] {.9f, .02f}, true, true)).isCloseTo(.01f, within(1e-7f));
        assertThat(choose(new float[] {0f}, true)).isEqualTo(0f);
    }

    @Test
    void neighbouringFloatsStaySeparated() {
        float low = .3f;
        assertThat(choose(new float[] {Math.nextUp(low), low}, true, false)).isEqualTo(Math.nextUp(low));
    }

    @Test
    void multiClassCallsTheMostProbableClassAndTheFirstOfEqualOnes() {
        Task task = new Task.MultiClass(List.of("a", "b", "c"));
        float[][] probabilities = {{.3f, .4f, .3f}, {.4f, .2f, .4f}};
        float[] thresholds =
                Thresholds.choose(task, probabilities, new boolean[][] {{true, false, false}, {true, false, false}});

        assertThat(thresholds).containsExactly(.5f, .5f, .5f);
        assertThat(Thresholds.decide(task, probabilities, thresholds))
                .isDeepEqualTo(new boolean[][] {{false, true, false}, {true, false, false}});
    }

    @Property(tries = 200)
    void noThresholdIsBetter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int records) {
        Random random = new Random(seed);
        float[][] probabilities = new float[records][1];
        boolean[][] truth = new boolean[records][1];
        for (int i = 0; i < records; i++) {
            probabilities[i][0] = random.nextInt(15) / 14f;
            truth[i][0] = random.nextInt(3) == 0;
        }
        double chosen = f1(probabilities, truth, Thresholds.choose(ONE, probabilities, truth)[0]);
        for (int k = 0; k <= 30; k++) {
            double other = f1(probabilities, truth, k / 28f);
            assertThat(Double.isNaN(chosen) ? 0 : chosen).isGreaterThanOrEqualTo(Double.isNaN(other) ? 0 : other);
        }
    }

    private static double f1(float[][] probabilities, boolean[][] truth, float threshold) {
        boolean[][] decisions = Thresholds.decide(ONE, probabilities, new float[] {threshold});
        int hits = 0;
        int misses = 0;
        for (int i = 0; i < truth.length; i++) {
            if (decisions[i][0] && truth[i][0]) {
                hits++;
            } else if (decisions[i][0] != truth[i][0]) {
                misses++;
            }
        }
        return 2.0 * hits / (2 * hits + misses);
    }

    private static float choose(float[] scores, boolean... truth) {
        float[][] probabilities = new float[scores.length][];
        boolean[][] truths = new boolean[scores.length][];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = new float[] {scores[i]};
            truths[i] = new boolean[] {truth[i]};
        }
        return Thresholds.choose(ONE, probabilities, truths)[0];
    }
}
