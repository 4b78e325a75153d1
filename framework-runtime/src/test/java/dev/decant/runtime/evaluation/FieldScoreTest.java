package dev.decant.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the field's own score is asked for beside the metrics. */
class FieldScoreTest {
    private static final boolean T = true;
    private static final boolean F = false;
    private static final Task TWO = new Task.MultiLabel(List.of("a", "b"));

    private final ShareRight scorer = ShareRight.plain();
    private final Predictions good = Prediction.binary(new float[] {.9f, .1f, .8f, .2f}, new boolean[] {T, F, T, F});
    private final Predictions poor = Prediction.binary(new float[] {.1f, .1f, .1f, .1f}, new boolean[] {T, F, T, F});

    @Test
    void standsBesideTheMetrics() {
        Evaluation evaluation = Metrics.of(poor, Optional.of(scorer.selected()));

        assertThat(evaluation.has(Metric.SCORE)).isTrue();
        assertThat(evaluation.value(Metric.SCORE)).isEqualTo(.5);
        assertThat(evaluation.score()).contains(new FieldScore("share-right", "right", Map.of("right", .5)));
        assertThat(evaluation.records()).isEqualTo(4);
    }

    @Test
    void isRefusedForATaskThatTheScorerDoesNotKnow() {
        Predictions three = Prediction.called(
                new Task.MultiLabel(List.of("a", "b", "c")), new float[1][3], new boolean[][] {{T, F, F}});
        assertThatThrownBy(() -> Metrics.of(three, Optional.of(scorer.selected())))
                .hasMessage("scorer share-right does not apply to the task with the classes [a, b, c]");
    }

    @Test
    void needsItsPrincipalNumber() {
        assertThatThrownBy(() -> new FieldScore("mine", "right", Map.of("wrong", 1.0)))
                .hasMessageContaining("scorer mine names right as its principal number, but gave [wrong]");
    }

    @Test
    void ofResampledRecordsIsThatOfTheRecordsWrittenOut() {
        ResampledScore resampled = new ResampledScore(poor, scorer.selected());

        assertThat(resampled.isFast()).isFalse();
        // record 0, which is wrong, twice, record 1, which is right, not, record 3, which is right, three times
        assertThat(resampled.value(new int[] {2, 0, 0, 3})).isCloseTo(.6, within(1e-12));
        Predictions written = scorer.shown.get(scorer.shown.size() - 1);
        assertThat(written.ids()).containsExactly("r0", "r3", "r0#2", "r3#2", "r3#3");
        assertThat(written.truth()).isDeepEqualTo(new boolean[][] {{T}, {F}, {T}, {F}, {F}});
        assertThat(written.probabilities()).hasDimensions(5, 1);
    }

    @Test
    void ofResampledRecordsIsTheScorersOwnWhereItOffersThat() {
        ShareRight weighing = new ShareRight(Optional.of(weights -> weights[0] + .25), Optional.empty());
        ResampledScore resampled = new ResampledScore(poor, weighing.selected());

        assertThat(resampled.isFast()).isTrue();
        assertThat(resampled.value(new int[] {2, 0, 0, 3})).isEqualTo(2.25);
        assertThat(weighing.shown).isEmpty();
    }

    /** Called are records 0 and 2, as trained; the field says 0 and 1. */
    @Test
    void isOfThePublishedTruthWhereverItIsAskedFor() {
        boolean[][] published = {{T}, {T}, {F}, {F}};
        Predictions derived = published(good, published);

        Evaluation evaluation = Metrics.of(derived, Optional.of(scorer.selected()));
        assertThat(evaluation.value(Metric.SCORE)).isEqualTo(.5);
        assertThat(evaluation.value(Metric.ACCURACY)).isEqualTo(1);
        // record 1 is wrong, record 3 right
        assertThat(new ResampledScore(derived, scorer.selected()).value(new int[] {0, 3, 0, 1}))
                .isEqualTo(.25);
        // all are called by chance, three of them rightly
        Predictions frequent = published(poor, new boolean[][] {{T}, {T}, {T}, {F}});
        assertThat(ChanceLevel.of(frequent, Optional.of(scorer.selected())).value(Metric.SCORE))
                .isEqualTo(.75);
    }

    private static Predictions published(Predictions predictions, boolean[][] published) {
        return new Predictions(
                predictions.task(),
                predictions.ids(),
                predictions.probabilities(),
                predictions.decisions(),
                predictions.truth(),
                published);
    }

    @Test
    void ofChanceCallsTheFirstOfTheMostFrequentSetsWithTheSharesAsProbabilities() {
        Predictions predictions =
                Prediction.called(TWO, new float[4][2], new boolean[][] {{F, T}, {T, T}, {T, T}, {F, T}});

        Evaluation chance = ChanceLevel.of(predictions, Optional.of(scorer.selected()));

        Predictions called = scorer.shown.get(0);
        assertThat(called.probabilities()).isDeepEqualTo(new float[][] {{.5f, 1f}, {.5f, 1f}, {.5f, 1f}, {.5f, 1f}});
        assertThat(called.decisions()).isDeepEqualTo(new boolean[][] {{F, T}, {F, T}, {F, T}, {F, T}});
        assertThat(chance.value(Metric.SCORE)).isEqualTo(.5);
        // Every record is of the second class: it has no area.
        assertThat(chance.classes().get(1).auroc()).isNaN();
        assertThat(chance.auroc()).isEqualTo(.5);
        assertThat(chance.classes().get(1).support()).isEqualTo(4);
    }

    @Test
    void choosesTheThresholdsWhereTheScorerHasAnOpinion() {
        ShareRight opinionated = new ShareRight(Optional.empty(), Optional.of(new float[] {.125f}));

        assertThat(Thresholds.choose(good, Optional.of(opinionated.selected()))).containsExactly(.125f);
        assertThat(Thresholds.choose(good, Optional.of(scorer.selected()))).containsExactly(.5f);
        assertThat(Thresholds.choose(good, Optional.empty())).containsExactly(.5f);
    }
}
