package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trainings whose loss is no number any more. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class DivergedRunTest {
    @TempDir
    Path folder;

    @Test
    void theStepItsTermsAndTheOriginAreNamedAndTheBatchIsKept() throws IOException {
        Outcome outcome = train();
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err())
                .containsPattern("diverged in epoch [2-9], step [1-9]: loss \\S+ \\(task \\S+")
                .containsPattern("what is not finite first is the (output|gradient|parameter) ")
                .contains("train.optimizer.learning-rate", "skip-step", "diverged.safetensors")
                .doesNotContain("\tat ");
        Path run = onlyRun();
        Checkpoint kept = Safetensors.read(run.resolve("diverged.safetensors"));
        assertThat(kept.tensors()).containsOnlyKeys("sequence", "mask", "targets");
        assertThat(kept.tensors().get("sequence").shape()).startsWith(16, 200);
        assertThat(kept.metadata()).containsKeys("epoch", "step", "update", "learning-rate", "measured", "records");
        assertThat(kept.metadata().get("records").split(" ")).hasSize(16);
    }

    @Test
    void whereNoStepIsLeftSkippingEndsToo() throws IOException {
        Outcome outcome = train("-D", "train.on-non-finite=skip-step");
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err()).containsPattern("epoch [2-9], step [1-9] of \\S+ is skipped");
        assertThat(outcome.err()).contains("not finite").doesNotContain("\tat ");
    }

    private Outcome train(String... more) throws IOException {
        Path file = new SmallExperiment(folder).write("small", 20);
        List<String> words = new ArrayList<>(List.of(
                "train",
                file.toString(),
                "-D",
                "strategy.type=plain",
                "-D",
                "runs=" + folder.resolve("runs"),
                "-D",
                "train.optimizer.learning-rate=10",
                "-D",
                "train.optimizer.weight-decay=10",
                "-D",
                "train.schedule.warmup-epochs=0",
                "-D",
                "train.clip-norm=0"));
        words.addAll(List.of(more));
        return SmallExperiment.run(words.toArray(String[]::new));
    }

    private Path onlyRun() throws IOException {
        try (var runs = Files.walk(folder.resolve("runs"))) {
            return runs.filter(file -> file.endsWith("diverged.safetensors"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }
}
