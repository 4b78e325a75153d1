package dev.decant.plugin.ecg.cinc2017;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.Scorer;
import dev.decant.api.task.Task;
import dev.decant.testkit.ScorerContractTest;
import java.util.List;

class Cinc2017ScorerContractTest extends ScorerContractTest<NoOptions> {
    @Override
    protected String type() {
        return "cinc2017";
    }

    @Override
    protected Scorer<NoOptions> scorer() {
        return new Cinc2017Scorer();
    }

    @Override
    protected Task task() {
        return new Task.MultiClass(List.of("N", "A", "O", "~"));
    }

    @Override
    protected List<Task> refused() {
        return List.of(
                new Task.MultiClass(List.of("N", "A")),
                new Task.MultiClass(List.of("N", "A", "O", "else")),
                new Task.MultiLabel(List.of("N", "A", "O")),
                new Task.PerStepBinary("A"));
    }
}
