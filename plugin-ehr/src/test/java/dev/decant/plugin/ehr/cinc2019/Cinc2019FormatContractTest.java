package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.PredictionFormat;
import dev.decant.api.task.Task;
import dev.decant.testkit.PredictionFormatContractTest;
import java.util.List;

final class Cinc2019FormatContractTest extends PredictionFormatContractTest<NoOptions> {
    @Override
    protected String type() {
        return "cinc2019";
    }

    @Override
    protected PredictionFormat<NoOptions> format() {
        return new Cinc2019Format();
    }

    @Override
    protected Task task() {
        return new Task.PerStepBinary("sepsis");
    }

    @Override
    protected List<Task> refused() {
        return List.of(new Task.MultiClass(List.of("a", "b")), new Task.MultiLabel(List.of("sepsis")));
    }
}
