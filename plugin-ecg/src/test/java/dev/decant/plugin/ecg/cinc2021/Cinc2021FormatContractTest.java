package dev.decant.plugin.ecg.cinc2021;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.PredictionFormat;
import dev.decant.api.task.Task;
import dev.decant.testkit.PredictionFormatContractTest;
import java.util.List;

class Cinc2021FormatContractTest extends PredictionFormatContractTest<NoOptions> {
    @Override
    protected String type() {
        return "cinc2021";
    }

    @Override
    protected PredictionFormat<NoOptions> format() {
        return new Cinc2021Format();
    }

    @Override
    protected Task task() {
        return new Task.MultiLabel(List.of("AF", "NSR", "SB"));
    }

    @Override
    protected List<Task> refused() {
        return List.of(
                new Task.MultiLabel(List.of("AF", "else")),
                new Task.MultiClass(List.of("AF", "NSR")),
                new Task.PerStepBinary("AF"));
    }
}
