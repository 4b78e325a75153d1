package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import dev.decant.runtime.checkpoint.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed without warning loses nothing that was saved, one that is interrupted not even a step. */
final class KilledRunTest {
    private static final int EPOCHS = 120;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void aKilledRunGoesOnToTheSameBits() throws Exception {
        Path file = new SmallExperiment(folder).write("small", EPOCHS);
        Outcome whole = SmallExperiment.run(train(file, "whole"));
        assertThat(whole.code()).as(whole.err()).isZero();

        interrupted(file);

        Process process = SmallExperiment.start(folder.resolve("killed.log"), train(file, "killed"));
        Path run = waitForEpochs(folder.resolve("killed/small"), "bbm", 3);
        process.destroyForcibly().waitFor();
        assertThat(run.resolve("result.json"))
                .as("the run was to be killed before its end")
                .doesNotExist();

        Outcome resumed = SmallExperiment.run("resume", run.toString(), "-D", "runs=" + folder.resolve("killed"));
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("going on after epoch");
        assertSameAsWhole(run);
    }

    /** Twice: in the middle of an epoch, and once more after it went on; by Ctrl-C and as a scheduler does it. */
    private void interrupted(Path file) throws Exception {
        Path log = folder.resolve("interrupted.log");
        for (int epochs = 3; epochs < 12; epochs += 6) {
            Process process = SmallExperiment.start(log, train(file, "interrupted"));
            Path run = waitForEpochs(folder.resolve("interrupted/small"), "bbm", epochs);
            String signal = epochs == 3 && !isInterruptIgnored() ? "-INT" : "-TERM";
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor()).isEqualTo(130);
            assertThat(log).content().contains("stopping after this step", "the same command goes on there");
            assertThat(Safetensors.read(run.resolve("checkpoints/last.safetensors"))
                            .metadata())
                    .containsKey("epoch-steps");
        }
        Outcome resumed = SmallExperiment.run(train(file, "interrupted"));
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertSameAsWhole(waitForEpochs(folder.resolve("interrupted/small"), "bbm", EPOCHS));
    }

    /** A process in the background of a script ignores INT, and so do those that it starts. */
    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1 << (2 - 1)) != 0);
    }

    private void assertSameAsWhole(Path run) {
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
        throw new AssertionError("no run of " + label + " in " + experiment + " has " + epochs + " epochs");
    }
}
