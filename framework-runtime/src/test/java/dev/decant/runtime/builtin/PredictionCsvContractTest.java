package dev.decant.runtime.builtin;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.PredictionFormat;
import dev.decant.api.task.Task;
import dev.decant.testkit.PredictionFormatContractTest;
import java.util.List;

class PredictionCsvContractTest extends PredictionFormatContractTest<NoOptions> {
    @Override
    protected String type() {
        return "csv";
    }

    @Override
    protected PredictionFormat<NoOptions> format() {
        return new PredictionCsv();
    }

    @Override
    protected Task task() {
        return new Task.MultiClass(List.of("a", "b, c", "d"));
    }

    @Override
    protected List<Task> refused() {
        return List.of(new Task.PerStepBinary("event"));
    }
}
