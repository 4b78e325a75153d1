package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed without warning loses nothing that was saved. */
final class KilledRunTest {
    private static final int EPOCHS = 40;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aKilledRunGoesOnToTheSameBits() throws Exception {
        Path file = new SmallExperiment(folder).write("small", EPOCHS);
        Outcome whole = SmallExperiment.run(train(file, "whole"));
        assertThat(whole.code()).as(whole.err()).isZero();

        Process process = SmallExperiment.start(folder.resolve("killed.log"), train(file, "killed"));
        Path run = waitForEpochs(folder.resolve("killed/small"), "bbm", 3);
        process.destroyForcibly().waitFor();
        assertThat(run.resolve("result.json"))
                .as("the run was to be killed before its end")
                .doesNotExist();

        Outcome resumed = SmallExperiment.run("resume", run.toString(), "-D", "runs=" + folder.resolve("killed"));
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("going on after epoch");
        Path expected = folder.resolve("whole/small").resolve(run.getFileName());
        for (String name : List.of("metrics.jsonl", "checkpoints/best.safetensors", "predictions/test.csv")) {
            assertThat(run.resolve(name)).as(name).hasSameBinaryContentAs(expected.resolve(name));
        }
    }

    private String[] train(Path file, String runs) {
        return new String[] {
            "train",
            file.toString(),
            "-D",
            "runs=" + folder.resolve(runs),
            "-D",
            "teacher.train.epochs=2",
            "-D",
            "train.ema-decay=0.9"
        };
    }

    /** The folder of the labelled run, once it has logged this many epochs. */
    private Path waitForEpochs(Path experiment, String label, int epochs) throws Exception {
        for (int i = 0; i < 3000; i++) {
            if (Files.isDirectory(experiment)) {
                for (Path run : SmallExperiment.runs(experiment)) {
                    Path metrics = run.resolve("metrics.jsonl");
                    if (run.getFileName().toString().startsWith(label)
                            && Files.exists(metrics)
                            && Files.readAllLines(metrics).size() >= epochs) {
                        return run;
                    }
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError(Files.readString(folder.resolve("killed.log")));
    }
}
