package dev.decant.runtime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.evaluation.WeightedMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JackknifedMetricTest {
    @Test
    void theInfluenceOnAMeanIsTheDistanceFromIt() {
        double[] values = {1, 2, 6, 11};
        double[] influences =
                JackknifedMetric.of(mean(values), Groups.single(4), 1).influences()[0];

        assertThat(influences).containsExactly(new double[] {-4, -3, 1, 6}, within(1e-12));
    }

    @Test
    void aPatientIsLeftOutWithAllItsRecords() {
        // Of the patients (1, 2, 3), (6) and (8), in turns: without them the mean is 7, 3.5 and 3 instead of 4.
        double[] values = {1, 6, 2, 8, 3};
        Groups groups = new Groups(new int[] {0, 1, 0, 2, 0}, 3);
        double[] influences = JackknifedMetric.of(mean(values), groups, 1).influences()[0];

        assertThat(influences).containsExactly(new double[] {2 * (4 - 7), 2 * (4 - 3.5), 2 * (4 - 3)}, within(1e-12));
    }

    /** Blocks of unequal size: 1,003 patients in 200. */
    @Test
    void manyPatientsInBlocksGiveTheStandardErrorOfTheMean() {
        Random random = new Random(8);
        double[] values = random.doubles(1003).map(u -> u * u).toArray();
        JackknifedMetric blocks = JackknifedMetric.of(mean(values), Groups.single(1003), 2);

        assertThat(blocks.influences()[0]).hasSize(200);
        VarianceComponents components = blocks.components();
        double sd = Summary.of(values).sd();
        assertThat(components.ofPatients()).isCloseTo(sd * sd / 1003, within(.25 * sd * sd / 1003));
        assertThat(components.ofSeeds()).isZero();
    }

    /** The variance of an area under the curve by the placements of positives and negatives (DeLong et al. 1988). */
    @Test
    void ofAnAreaUnderTheCurveItIsDeLongsVariance() {
        Random random = new Random(12);
        int positives = 40;
        int negatives = 160;
        float[][] scores = new float[200][1];
        boolean[][] truth = new boolean[200][1];
        for (int i = 0; i < 200; i++) {
            truth[i][0] = i < positives;
            scores[i][0] = (float) (random.nextGaussian() + (truth[i][0] ? 1 : 0));
        }
        double[] ofPositives = new double[positives];
        double[] ofNegatives = new double[negatives];
        for (int i = 0; i < positives; i++) {
            for (int j = 0; j < negatives; j++) {
                double won = scores[i][0] > scores[positives + j][0] ? 1 : 0;
                ofPositives[i] += won / negatives;
                ofNegatives[j] += won / positives;
            }
        }
        double deLong = Math.pow(Summary.of(ofPositives).sd(), 2) / positives
                + Math.pow(Summary.of(ofNegatives).sd(), 2) / negatives;

        WeightedMetrics metrics = WeightedMetrics.of(predictions(scores, truth));
        double ofPatients = JackknifedMetric.of((seed, weights) -> metrics.auroc(weights), Groups.single(200), 2)
                .components()
                .ofPatients();

        assertThat(ofPatients).isCloseTo(deLong, within(.02 * deLong));
    }

    @Test
    void aMetricThatOnePatientCarriesHasNoInterval() {
        float[][] scores = {{.9f}, {.2f}, {.4f}, {.1f}};
        boolean[][] truth = {{true}, {false}, {false}, {false}};
        WeightedMetrics metrics = WeightedMetrics.of(predictions(scores, truth));
        Interval interval = JackknifedMetric.of((seed, weights) -> metrics.auroc(weights), Groups.single(4), 2)
                .components()
                .interval(.95);

        assertThat(interval.estimate()).isEqualTo(1);
        assertThat(interval.low()).isNaN();
    }

    @Test
    void aDifferenceIsThatOfTheMetricItself() {
        Random random = new Random(2);
        Normal one = new Normal(random, 3, 20, 2, 1, 1, 1, 1);
        Normal other = new Normal(random, 3, 20, 2, 0, 1, 1, 1);
        ResampledMetric difference = (seed, weights) ->
                one.mean().value(seed, weights) - other.mean().value(seed, weights);
        VarianceComponents expected =
                JackknifedMetric.of(difference, one.groups, 3).components();
        VarianceComponents found = JackknifedMetric.of(one.mean(), one.groups, 3)
                .less(JackknifedMetric.of(other.mean(), one.groups, 3))
                .components();

        assertThat(found.estimate()).isCloseTo(expected.estimate(), within(1e-12));
        assertThat(found.ofSeeds()).isCloseTo(expected.ofSeeds(), within(1e-12));
        assertThat(found.ofPatients()).isCloseTo(expected.ofPatients(), within(1e-12));
    }

    private static ResampledMetric mean(double... values) {
        return (seed, weights) -> IntStream.range(0, values.length)
                        .mapToDouble(i -> weights[i] * values[i])
                        .sum()
                / Arrays.stream(weights).sum();
    }

    private static Predictions predictions(float[][] scores, boolean[][] truth) {
        return new Predictions(
                new Task.MultiLabel(List.of("any")),
                IntStream.range(0, scores.length).mapToObj(i -> "r" + i).toList(),
                scores,
                truth,
                truth);
    }
}
