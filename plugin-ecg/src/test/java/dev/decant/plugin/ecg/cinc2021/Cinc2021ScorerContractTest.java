package dev.decant.plugin.ecg.cinc2021;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.Scorer;
import dev.decant.api.task.Task;
import dev.decant.testkit.ScorerContractTest;
import java.util.List;

class Cinc2021ScorerContractTest extends ScorerContractTest<NoOptions> {
    @Override
    protected String type() {
        return "cinc2021";
    }

    @Override
    protected Scorer<NoOptions> scorer() {
        return new Cinc2021Scorer();
    }

    @Override
    protected Task task() {
        return new Task.MultiLabel(List.of("AF", "NSR", "SB", "PVC"));
    }

    @Override
    protected List<Task> refused() {
        return List.of(
                new Task.MultiLabel(List.of("AF", "SB")),
                new Task.MultiLabel(List.of("NSR", "else")),
                new Task.MultiClass(List.of("AF", "NSR")),
                new Task.PerStepBinary("NSR"));
    }
}
