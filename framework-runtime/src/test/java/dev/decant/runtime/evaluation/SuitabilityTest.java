package dev.decant.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuitabilityTest {
    private static final EvaluateConfig CONFIG = new EvaluateConfig(Metric.F1, Optional.empty(), 64);

    @Test
    void recordsOfOneClassAreNothingToTrainOn() {
        assertThatThrownBy(() -> Suitability.require(CONFIG, new Task.MultiClass(List.of("bump"))))
                .isInstanceOf(DataException.class)
                .hasMessage("all records have the class bump; to train, records of two classes or more are needed");
    }

    @Test
    void oneLabelThatARecordHasOrHasNotIsEnough() {
        for (Task task : List.of(
                new Task.MultiClass(List.of("bump", "dip")),
                new Task.MultiLabel(List.of("bump")),
                new Task.PerStepBinary("bump"))) {
            assertThatCode(() -> Suitability.require(CONFIG, task)).doesNotThrowAnyException();
        }
    }
}
