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
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trainings whose loss is no number any more. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class DivergedRunTest {
    /** A record that the split puts among those for training. */
    private static final int BAD = 8;

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

    /** One record of the training split is beyond what arithmetic in single precision holds. */
    @Test
    void aTrainingGoesOnWithoutTheStepsOfABadRecord() throws IOException {
        Random random = new Random(3);
        StringBuilder series = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            series.append(i % 2);
            for (int t = 0; t < 16; t++) {
                series.append(',').append(i == BAD ? "3.4e38" : Double.toString(i % 2 + random.nextGaussian()));
            }
            series.append('\n');
        }
        Files.writeString(Files.createDirectories(folder.resolve("data")).resolve("series.csv"), series);
        Path file = folder.resolve("series.conf");
        Files.writeString(file, """
                data { type = ucr, path = data, standardise = false }
                teacher { type = resnet1d, blocks = 1, filters = 2 }
                student { type = resnet1d, blocks = 1, filters = 2 }
                strategy { type = plain }
                train { epochs = 2, batch-size = 8, threads = 1, on-non-finite = skip-step }
                """);
        Outcome outcome = SmallExperiment.run(
                "train",
                file.toString(),
                "-D",
                "runs=" + folder.resolve("runs"),
                "-D",
                "data.path=" + folder.resolve("data"));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).containsOnlyOnce(" is skipped");
        Path run = onlyRun();
        List<String> epochs = Files.readAllLines(run.resolve("metrics.jsonl"));
        assertThat(epochs)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"skipped-steps\":1")
                        .containsPattern("\"loss\":\\d+\\.\\d+")
                        .containsPattern("\"gradient-norm\":\\d+\\.\\d+"));
        assertThat(Safetensors.read(run.resolve("diverged.safetensors"))
                        .metadata()
                        .get("records"))
                .contains("series.csv:" + (BAD + 1));
        assertThat(Files.readString(run.resolve("manifest.json"))).contains("diverged.safetensors");
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
