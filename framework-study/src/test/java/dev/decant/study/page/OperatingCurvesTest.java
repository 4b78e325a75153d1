package dev.decant.study.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.evaluation.ClassMetrics;
import dev.decant.runtime.evaluation.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OperatingCurvesTest {
    private static final double[] AXIS = OperatingCurves.AXIS;

    @Test
    void theAreasUnderThemAreTheMetrics() {
        Random random = new Random(3);
        float[][] probabilities = new float[4000][1];
        boolean[][] truth = new boolean[4000][1];
        for (int i = 0; i < truth.length; i++) {
            truth[i][0] = random.nextInt(4) == 0;
            // Of two decimals: many rows share a probability.
            probabilities[i][0] = (float) (Math.round((truth[i][0] ? 40 : 25) + 15 * random.nextGaussian()) / 100.0);
            probabilities[i][0] = Math.min(1, Math.max(0, probabilities[i][0]));
        }
        Predictions predictions = predictions(probabilities, truth);
        ClassMetrics metrics =
                Metrics.of(predictions, Optional.empty()).classes().get(0);

        OperatingCurves curves = OperatingCurves.of(predictions);

        assertThat(area(curves.sensitivity()[0], 0)).isCloseTo(metrics.auroc(), within(.004));
        assertThat(area(curves.precision()[0], 1)).isCloseTo(metrics.auprc(), within(.01));
        assertThat(curves.share()[0]).isCloseTo(.25, within(.03));
    }

    @Test
    void fourRowsByHand() {
        // From the top: positive, negative, positive, negative.
        OperatingCurves curves = OperatingCurves.of(predictions(
                new float[][] {{.9f}, {.7f}, {.5f}, {.1f}}, new boolean[][] {{true}, {false}, {true}, {false}}));

        assertThat(curves.sensitivity()[0][0]).isEqualTo(.5);
        assertThat(curves.sensitivity()[0][24]).isEqualTo(.5, within(1e-9));
        assertThat(curves.sensitivity()[0][25]).isEqualTo(1, within(1e-9));
        assertThat(curves.sensitivity()[0][50]).isEqualTo(1);
        assertThat(curves.precision()[0][0]).isNaN();
        assertThat(curves.precision()[0][25]).isEqualTo(1);
        assertThat(curves.precision()[0][26]).isEqualTo(2 / 3.0, within(1e-9));
        assertThat(curves.precision()[0][50]).isEqualTo(2 / 3.0, within(1e-9));
    }

    @Test
    void aClassWithoutPositivesHasNoCurve() {
        OperatingCurves curves =
                OperatingCurves.of(predictions(new float[][] {{.9f}, {.2f}}, new boolean[][] {{false}, {false}}));

        assertThat(curves.sensitivity()[0]).containsOnly(Double.NaN);
        assertThat(curves.precision()[0]).containsOnly(Double.NaN);
    }

    @Test
    void aMeanIsPointByPoint() {
        OperatingCurves good =
                OperatingCurves.of(predictions(new float[][] {{.9f}, {.2f}}, new boolean[][] {{true}, {false}}));
        OperatingCurves bad =
                OperatingCurves.of(predictions(new float[][] {{.2f}, {.9f}}, new boolean[][] {{true}, {false}}));

        OperatingCurves mean = OperatingCurves.mean(List.of(good, bad));

        assertThat(mean.sensitivity()[0][0]).isEqualTo(.5);
        assertThat(mean.precision()[0][50]).isEqualTo(.75);
    }

    /** By trapezoids for straight lines, by the upper end for steps. */
    private static double area(double[] values, int steps) {
        return IntStream.range(1, AXIS.length)
                .mapToDouble(i -> (AXIS[i] - AXIS[i - 1]) * (steps == 1 ? values[i] : (values[i] + values[i - 1]) / 2))
                .sum();
    }

    private static Predictions predictions(float[][] probabilities, boolean[][] truth) {
        List<String> ids =
                IntStream.range(0, truth.length).mapToObj(i -> "r" + i).toList();
        boolean[][] decisions = new boolean[truth.length][1];
        return new Predictions(new Task.MultiLabel(List.of("a")), ids, probabilities, decisions, truth);
    }
}
