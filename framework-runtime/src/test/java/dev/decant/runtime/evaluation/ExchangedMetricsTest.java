package dev.decant.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangedMetricsTest {
    private static final boolean T = true;
    private static final boolean F = false;
    private final boolean[] truth = {T, F, T, F};
    private final Predictions good = Prediction.binary(new float[] {.9f, .1f, .8f, .2f}, truth);
    private final Predictions poor = Prediction.binary(new float[] {.09f, .08f, .02f, .03f}, truth);
    private final ExchangedMetrics metrics = ExchangedMetrics.of(good, poor, Optional.empty());

    @Test
    void withoutExchangeItIsTheDifferenceAndWithAllItsNegative() {
        for (Metric metric : new Metric[] {Metric.F1, Metric.AUROC, Metric.AUPRC, Metric.ACCURACY}) {
            double difference = Metrics.of(good, Optional.empty()).value(metric)
                    - Metrics.of(poor, Optional.empty()).value(metric);
            assertThat(metrics.difference(metric, new boolean[4])).isCloseTo(difference, within(1e-12));
            assertThat(metrics.difference(metric, new boolean[] {T, T, T, T})).isCloseTo(-difference, within(1e-12));
        }
    }

    @Test
    void decisionsOfTheExchangedRecordsChangePlaces() {
        // good loses the hit on record 0: TP 1, FN 1; poor gains it: TP 1, FN 1
        assertThat(metrics.difference(Metric.F1, new boolean[] {T, F, F, F})).isEqualTo(0);
        assertThat(metrics.difference(Metric.ACCURACY, new boolean[] {F, F, T, F}))
                .isEqualTo(0);
    }

    @Test
    void probabilitiesAreExchangedAsRanksSoThatScaleDoesNotMatter() {
        // ranks: good 4 1 3 2, poor 4 3 1 2; record 2 exchanged: good 4 1 1 2: pairs 2 + 0.5 of 4; poor 4 3 3 2: 2 +
        // 1.5
        assertThat(metrics.difference(Metric.AUROC, new boolean[] {F, F, T, F}))
                .isCloseTo((2.5 - 3.5) / 4, within(1e-12));
    }

    @Test
    void refusesDifferentRecords() {
        assertThatThrownBy(() -> ExchangedMetrics.of(
                        good, Prediction.binary(new float[4], new boolean[] {T, T, T, F}), Optional.empty()))
                .hasMessageContaining("different records");
    }
}
