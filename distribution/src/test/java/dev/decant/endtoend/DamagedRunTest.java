package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage to a run's files is noticed, said in one line, and never trained on. */
final class DamagedRunTest {
    @TempDir
    Path folder;

    @Test
    void aDamagedCheckpointIsNotResumed() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        String runs = "runs=" + folder.resolve("runs");
        String plain = "strategy={type:plain}";
        assertThat(SmallExperiment.run("train", file.toString(), "-D", runs, "-D", "strategy=null", "-D", plain)
                        .code())
                .isZero();
        Path run = SmallExperiment.runs(folder.resolve("runs/small")).get(0);
        Files.delete(run.resolve("result.json"));
        Path last = run.resolve("checkpoints/last.safetensors");
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length - 3] ^= 0x40;
        Files.write(last, bytes);
        Outcome outcome = SmallExperiment.run("resume", run.toString(), "-D", runs);
        assertThat(outcome.code()).isEqualTo(1);
        String[] lines = outcome.err().strip().split("\n");
        assertThat(lines[lines.length - 1])
                .startsWith("decant: ")
                .contains("last.safetensors")
                .contains("damaged")
                .contains("delete");
        assertThat(outcome.err()).doesNotContain("\tat ");
    }

    /** Hours of training may be behind them. */
    @Test
    void scoresArePrintedBeforeAPageThatCannotBeMade() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        String runs = "runs=" + folder.resolve("runs");
        assertThat(SmallExperiment.run(
                                "train",
                                file.toString(),
                                "-D",
                                runs,
                                "-D",
                                "strategy=null",
                                "-D",
                                "strategy={type:plain}")
                        .code())
                .isZero();
        Path run = SmallExperiment.runs(folder.resolve("runs/small")).get(0);
        Files.delete(run.resolve("report.html"));
        Files.delete(run.resolve("manifest.json"));
        Path log = run.resolve("metrics.jsonl");
        byte[] bytes = Files.readAllBytes(log);
        bytes[3] = (byte) 0xff; // not UTF-8
        Files.write(log, bytes);
        Outcome outcome = SmallExperiment.run("evaluate", run.toString(), "-D", runs);
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("test split").contains("METRIC");
        assertThat(outcome.err()).contains("decant: the log").doesNotContain("written to");
    }

    @Test
    void aFolderWithoutARunIsSaidSo() {
        Outcome outcome = SmallExperiment.run("evaluate", folder.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("there is no run").hasLineCount(1);
        assertThat(SmallExperiment.run("resume", folder.resolve("none").toString())
                        .err())
                .contains("there is no run");
    }
}
