package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.score.WeightedScore;
import dev.decant.api.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every scorer keeps, with its shipped defaults unless {@link #config} says otherwise, on predictions by chance.
 *
 * <pre>class MyScorerContractTest extends ScorerContractTest&lt;MyOptions&gt; {
 *     protected String type() { return "my-scorer"; }
 *     protected Scorer&lt;MyOptions&gt; scorer() { return new MyScorer(); }
 *     protected Task task() { return new Task.MultiLabel(List.of("AF", "NSR")); }
 *     protected List&lt;Task&gt; refused() { return List.of(new Task.PerStepBinary("sepsis")); }
 * }</pre>
 */
public abstract class ScorerContractTest<C extends Record> extends ExtensionContractTest<C> {
    private static final int RECORDS = 40;
    private static final double ROUNDING = 1e-9;

    /** The scorer to test. */
    protected abstract Scorer<C> scorer();

    /** A task that it applies to. */
    protected abstract Task task();

    /** Tasks that it does not apply to. */
    protected abstract List<Task> refused();

    /** The options to test it with. */
    protected C config() {
        return shipped();
    }

    /** The best that can be predicted, given the truth: the truth itself, unless a score wants something else. */
    protected Predictions perfect(Predictions predictions) {
        return DrawnPredictions.perfect(predictions);
    }

    @Test
    void itAppliesToSomeTasksAndNotToOthers() {
        assertThat(scorer().accepts(task())).isTrue();
        assertThat(refused()).noneMatch(scorer()::accepts);
    }

    @Test
    void thePrincipalNumberIsAmongTheNumbersAndTheSameWhenAskedForAlone() {
        for (int seed = 0; seed < 20; seed++) {
            Predictions predictions = drawn(seed);
            Map<String, Double> numbers = scorer().score(predictions, config());
            assertThat(numbers).containsKey(scorer().principal());
            assertThat(scorer().principalValue(predictions, config()))
                    .isCloseTo(principal(predictions), within(ROUNDING));
        }
    }

    @Test
    void nothingScoresHigherThanThePerfectPrediction() {
        for (int seed = 0; seed < 50; seed++) {
            Predictions predictions = drawn(seed);
            assertThat(principal(predictions)).isLessThanOrEqualTo(principal(perfect(predictions)) + ROUNDING);
        }
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        for (int seed = 0; seed < 20; seed++) {
            Predictions predictions = drawn(seed);
            Map<String, Double> numbers = scorer().score(predictions, config());
            Map<String, Double> shuffled = scorer().score(DrawnPredictions.shuffled(predictions, seed), config());
            assertThat(shuffled.keySet()).containsExactlyElementsOf(numbers.keySet());
            numbers.forEach(
                    (name, value) -> assertThat(shuffled.get(name)).as(name).isCloseTo(value, within(ROUNDING)));
        }
    }

    @Test
    void aWeightCountsAsARecordWrittenOutThatOften() {
        for (int seed = 0; seed < 20; seed++) {
            Predictions predictions = drawn(seed);
            Optional<WeightedScore> weighted = scorer().weighted(predictions, config());
            assumeThat(weighted).as("it offers weights").isPresent();
            int[] weights = weights(predictions, seed);
            assertThat(weighted.orElseThrow().value(weights.clone()))
                    .isCloseTo(principal(DrawnPredictions.repeated(predictions, weights)), within(ROUNDING));
        }
    }

    @Test
    void noOtherThresholdOfAllClassesScoresHigherThanTheChosenOnes() {
        for (int seed = 0; seed < 20; seed++) {
            Predictions predictions = drawn(seed);
            Optional<float[]> thresholds = scorer().thresholds(predictions, config());
            assumeThat(thresholds).as("it chooses thresholds").isPresent();
            assertThat(thresholds.orElseThrow()).hasSize(task().outputs());
            double chosen = principal(decided(predictions, thresholds.orElseThrow()));
            for (int i = 0; i <= 20; i++) {
                assertThat(principal(DrawnPredictions.withDecisions(predictions, i / 20f)))
                        .isLessThanOrEqualTo(chosen + ROUNDING);
            }
        }
    }

    private Predictions drawn(int seed) {
        return DrawnPredictions.of(task(), RECORDS, seed);
    }

    private double principal(Predictions predictions) {
        return scorer().score(predictions, config()).getOrDefault(scorer().principal(), Double.NaN);
    }

    private static Predictions decided(Predictions predictions, float[] thresholds) {
        boolean[][] decisions = new boolean[predictions.ids().size()][thresholds.length];
        for (int row = 0; row < decisions.length; row++) {
            for (int c = 0; c < thresholds.length; c++) {
                decisions[row][c] = predictions.probabilities()[row][c] >= thresholds[c];
            }
        }
        return new Predictions(
                predictions.task(),
                predictions.ids(),
                predictions.probabilities(),
                decisions,
                predictions.truth(),
                predictions.published());
    }

    /** From 0 to 3; the first record counts in any case. */
    private static int[] weights(Predictions predictions, int seed) {
        Random random = new Random(seed);
        int[] weights = new int[predictions.ids().size()];
        for (int[] record : DrawnPredictions.records(predictions)) {
            int weight = record[0] == 0 ? 1 : random.nextInt(4);
            for (int row : record) {
                weights[row] = weight;
            }
        }
        return weights;
    }

    @Override
    final ExtensionKind<?> kind() {
        return ExtensionKind.SCORER;
    }

    @Override
    final Extension<C> extension() {
        return scorer();
    }
}
