package dev.decant.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OperatingCountsTest {
    private static final boolean T = true;
    private static final boolean F = false;

    @Test
    void equalProbabilitiesAreOneThreshold() {
        // Descending: .9+, .7+ and .7-, .5-, .2+.
        OperatingCounts counts = of(new float[] {.7f, .2f, .9f, .5f, .7f}, new boolean[] {F, T, T, F, T});

        assertThat(counts.trues()).containsExactly(0, 1, 2, 2, 3);
        assertThat(counts.falses()).containsExactly(0, 0, 1, 2, 2);
        assertThat(counts.share()).isEqualTo(3 / 5.0);
        // At a rate of 1/4 half of the way from (0, 1/3) to (1/2, 2/3); at 1 the lowest threshold.
        assertThat(counts.sensitivities(new double[] {0, .25, .5, 1}))
                .containsExactly(new double[] {1 / 3.0, .5, 2 / 3.0, 1}, within(1e-15));
        assertThat(counts.precisions(new double[] {1 / 3.0, .5, 2 / 3.0, 1}))
                .containsExactly(new double[] {1, 2 / 3.0, 2 / 3.0, 3 / 5.0}, within(1e-15));
        assertThat(counts.precisions(new double[] {0})).containsExactly(Double.NaN);
    }

    @Test
    void oneSideAloneHasNoCurve() {
        OperatingCounts negatives = of(new float[] {.9f, .2f}, new boolean[] {F, F});

        assertThat(negatives.share()).isZero();
        assertThat(negatives.sensitivities(new double[] {0, 1})).containsOnly(Double.NaN);
        assertThat(negatives.precisions(new double[] {0, 1})).containsOnly(Double.NaN);
        assertThat(of(new float[] {.9f}, new boolean[] {T}).sensitivities(new double[] {1}))
                .containsOnly(Double.NaN);
    }

    @Property(tries = 200)
    void eachThresholdCountsTheRowsAtOrAboveIt(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int rows) {
        Random random = new Random(seed);
        float[] scores = new float[rows];
        boolean[] truth = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            scores[i] = random.nextInt(12) / 12f;
            truth[i] = random.nextBoolean();
        }
        float[] distinct = new float[rows];
        int thresholds = 0;
        for (int step = 11; step >= 0; step--) {
            float score = step / 12f;
            if (IntStream.range(0, rows).anyMatch(i -> scores[i] == score)) {
                distinct[thresholds++] = score;
            }
        }

        OperatingCounts counts = of(scores, truth);

        assertThat(counts.trues()).hasSize(thresholds + 1).startsWith(0);
        assertThat(counts.falses()).hasSize(thresholds + 1).startsWith(0);
        for (int k = 0; k < thresholds; k++) {
            float threshold = distinct[k];
            assertThat((long) counts.trues()[k + 1])
                    .isEqualTo(IntStream.range(0, rows)
                            .filter(i -> truth[i] && scores[i] >= threshold)
                            .count());
            assertThat((long) counts.falses()[k + 1])
                    .isEqualTo(IntStream.range(0, rows)
                            .filter(i -> !truth[i] && scores[i] >= threshold)
                            .count());
        }
    }

    /** The second of two classes; the first has other scores. */
    private static OperatingCounts of(float[] scores, boolean[] truth) {
        float[][] probabilities = new float[scores.length][];
        boolean[][] truths = new boolean[scores.length][];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = new float[] {1 - i * .01f, scores[i]};
            truths[i] = new boolean[] {!truth[i], truth[i]};
        }
        List<String> ids =
                IntStream.range(0, scores.length).mapToObj(i -> "r" + i).toList();
        Task task = new Task.MultiClass(List.of("a", "b"));
        return OperatingCounts.of(new Predictions(task, ids, probabilities, truths, truths), 1);
    }
}
