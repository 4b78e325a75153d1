package dev.decant.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final boolean T = true;
    private static final boolean F = false;
    private static final Task THREE = new Task.MultiClass(List.of("a", "b", "c"));

    @Test
    void multiClassByHand() {
        Evaluation evaluation = Metrics.of(
                Prediction.called(
                        THREE,
                        new float[][] {{.7f, .2f, .1f}, {.2f, .7f, .1f}, {.1f, .8f, .1f}, {.6f, .3f, .1f}},
                        new boolean[][] {{T, F, F}, {T, F, F}, {F, T, F}, {F, T, F}}),
                Optional.empty());

        // a: TP 1, FP 1, FN 1; b the same; c has neither truth nor call and is left out
        assertThat(evaluation.f1()).isEqualTo(.5);
        assertThat(evaluation.accuracy()).isEqualTo(.5);
        // a: .7+ .6- .2+ .1-: 3 of 4 pairs; b: .8+ .7- .3+ .2-: 3 of 4; c undefined
        assertThat(evaluation.auroc()).isEqualTo(.75);
        assertThat(evaluation.auprc()).isCloseTo((1 + 2.0 / 3) / 2, within(1e-15));
        assertThat(evaluation.classes().get(2).f1()).isNaN();
        assertThat(evaluation.classes().get(2).auroc()).isNaN();
        assertThat(evaluation.classes().get(0).support()).isEqualTo(2);
        assertThat(evaluation.classes().get(0).decided()).isEqualTo(2); // one of them wrongly
        assertThat(evaluation.records()).isEqualTo(4);
        assertThat(evaluation.confusion().orElseThrow().counts())
                .containsExactly(List.of(1, 1, 0), List.of(1, 1, 0), List.of(0, 0, 0));
        assertThat(evaluation.value(Metric.AUROC)).isEqualTo(.75);
        assertThat(evaluation.has(Metric.SCORE)).isFalse();
        assertThatThrownBy(() -> evaluation.value(Metric.SCORE)).hasMessageContaining("no scorer");
    }

    @Test
    void multiLabelAccuracyIsTheExactSet() {
        Evaluation evaluation = Metrics.of(
                Prediction.called(
                        new Task.MultiLabel(List.of("a", "b")),
                        new float[][] {{.9f, .9f}, {.9f, .1f}, {.1f, .1f}},
                        new boolean[][] {{T, T}, {T, T}, {F, F}}),
                Optional.empty());

        assertThat(evaluation.accuracy()).isEqualTo(2.0 / 3);
        assertThat(evaluation.f1()).isCloseTo((1 + 2.0 / 3) / 2, within(1e-15));
        assertThat(evaluation.confusion()).isEmpty();
        assertThat(evaluation.classes().get(1).decided()).isEqualTo(1);
    }

    @Test
    void refusesARecordOfAMultiClassTaskWithTwoClassesOrNone() {
        float[][] certain = {{1f, 0f, 0f}};
        Predictions two = Prediction.called(THREE, certain, new boolean[][] {{T, F, T}});
        assertThatThrownBy(() -> Metrics.of(two, Optional.empty())).hasMessageContaining("has two classes");
        Predictions none = Prediction.called(THREE, certain, new boolean[][] {{F, F, F}});
        assertThatThrownBy(() -> Metrics.of(none, Optional.empty())).hasMessageContaining("has no class");
    }

    @Test
    void refusesWhatIsNotAProbability() {
        assertThatThrownBy(() -> Metrics.of(
                        Prediction.binary(new float[] {.5f, Float.NaN}, new boolean[] {T, F}), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("record r1, class a")
                .hasMessageContaining("NaN");
    }

    @Test
    void refusesRowsThatDoNotMatch() {
        float[][] right = {{1f, 0f, 0f}};
        boolean[][] row = {{T, F, F}};
        boolean[][] torn = {{T, F}};
        assertThat(refusal(new float[][] {{1f, 0f}}, row, row)).contains("record r0 has 2 probabilities");
        assertThat(refusal(right, torn, row)).contains("record r0 has 3 probabilities, 2 decisions and 3 truths");
        assertThat(refusal(right, row, torn)).contains("3 decisions and 2 truths for 3 classes");
        assertThat(refusal(new float[0][], row, row)).contains("1 identifiers, but 0 rows of probabilities");
        assertThat(refusal(right, new boolean[0][], row)).contains("0 of decisions and 1 of truth");
        assertThat(refusal(right, row, new boolean[0][])).contains("1 of decisions and 0 of truth");
    }

    private static String refusal(float[][] probabilities, boolean[][] decisions, boolean[][] truth) {
        Predictions torn = new Predictions(THREE, List.of("r0"), probabilities, decisions, truth);
        return catchThrowableOfType(IllegalArgumentException.class, () -> Metrics.of(torn, Optional.empty()))
                .getMessage();
    }

    @Test
    void chanceOfAHandWorkedExample() {
        Predictions predictions =
                Prediction.called(new Task.MultiLabel(List.of("a", "b", "c")), new float[4][3], new boolean[][] {
                    {T, F, F}, {T, T, F}, {F, F, F}, {T, F, F}
                });
        Evaluation chance = ChanceLevel.of(predictions, Optional.empty());

        assertThat(chance.auroc()).isEqualTo(.5);
        assertThat(chance.auprc()).isEqualTo((.75 + .25) / 2);
        assertThat(chance.f1()).isEqualTo((.75 + .25) / 2);
        assertThat(chance.accuracy()).isEqualTo(.5); // {a} twice of four
        assertThat(chance.classes().get(2).auprc()).isNaN();
    }

    @Property(tries = 100)
    void weightsCountRecordsAsRepetitionDoes(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int records) {
        Predictions drawn = Prediction.random(seed, records, 3);
        int[] weights = new int[records];
        Random random = new Random(seed + 1);
        for (int i = 0; i < records; i++) {
            weights[random.nextInt(records)]++;
        }
        int[] repeated = IntStream.range(0, records)
                .flatMap(i -> IntStream.generate(() -> i).limit(weights[i]))
                .toArray();
        Predictions written = new Predictions(
                drawn.task(),
                Arrays.stream(repeated).mapToObj(i -> "r" + i).toList(),
                Arrays.stream(repeated).mapToObj(i -> drawn.probabilities()[i]).toArray(float[][]::new),
                Arrays.stream(repeated).mapToObj(i -> drawn.decisions()[i]).toArray(boolean[][]::new),
                Arrays.stream(repeated).mapToObj(i -> drawn.truth()[i]).toArray(boolean[][]::new));
        Evaluation expected = Metrics.of(written, Optional.empty());
        WeightedMetrics weighted = WeightedMetrics.of(drawn);

        assertThat(weighted.f1(weights)).isEqualTo(Double.valueOf(expected.f1()));
        assertThat(weighted.auroc(weights)).isEqualTo(Double.valueOf(expected.auroc()));
        assertThat(weighted.auprc(weights)).isEqualTo(Double.valueOf(expected.auprc()));
        assertThat(weighted.accuracy(weights)).isEqualTo(Double.valueOf(expected.accuracy()));
        assertThat(weighted.records()).isEqualTo(records);
        for (Metric metric : List.of(Metric.F1, Metric.AUROC, Metric.AUPRC, Metric.ACCURACY)) {
            assertThat(weighted.value(metric, weights)).isEqualTo(Double.valueOf(expected.value(metric)));
        }
    }
}
