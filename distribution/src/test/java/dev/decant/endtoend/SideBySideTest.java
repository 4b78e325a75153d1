package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are trained side by side, each in a process of its own. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class SideBySideTest {
    /** Columns of times, memory and speed, which no two trainings share. */
    private static final List<String> COST = List.of("train_seconds", "samples_per_second", "peak_memory_mib");

    @TempDir
    Path folder;

    @Test
    void aComparisonSideBySideHasTheBitsOfOneAfterTheOther() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 2);
        Outcome one = compare(file, "one");
        Outcome two = compare(file, "two", "-D", "executor.type=local", "-D", "executor.jobs=2");
        assertThat(one.code()).as(one.err()).isZero();
        assertThat(two.code()).as(two.err()).isZero();
        assertThat(two.err()).contains("2 jobs side by side of 1 thread each").contains("bbm seed 3 epoch 2/2");
        assertThat(results(folder.resolve("two/small"))).isEqualTo(results(folder.resolve("one/small")));
        for (Path run : SmallExperiment.runs(folder.resolve("one/small"))) {
            Path other = folder.resolve("two/small").resolve(run.getFileName());
            for (String name : List.of("metrics.jsonl", "checkpoints/best.safetensors", "predictions/test.csv")) {
                assertThat(other.resolve(name)).as(name).hasSameBinaryContentAs(run.resolve(name));
            }
            assertThat(other.resolve("log.txt")).content().contains("finished after 2 epochs");
            assertThat(other.resolve("config.conf")).content().doesNotContain("executor");
        }

        Outcome again = compare(file, "two", "--jobs", "2");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err())
                .contains("2 jobs side by side", "found finished")
                .doesNotContain("epoch 1/2");
        Outcome here = compare(file, "two", "-D", "executor.type=local", "--jobs", "1");
        assertThat(here.err()).contains("found finished").doesNotContain("side by side");
    }

    /** The numbers of a comparison without its costs. */
    private static List<String> results(Path experiment) throws IOException {
        return Files.readAllLines(experiment.resolve("comparison.csv")).stream()
                .filter(line -> COST.stream().noneMatch(line::contains))
                .map(line -> line.replace(experiment.toString(), ""))
                .toList();
    }

    @Test
    void aProcessThatIsKilledIsReportedAndTheRestGoesOn() throws Exception {
        Path file = new SmallExperiment(folder).write("small", 25);
        Process parent = SmallExperiment.start(
                folder.resolve("parent.log"),
                "compare",
                file.toString(),
                "-D",
                "runs=" + folder.resolve("k"),
                "--jobs",
                "2");
        ProcessHandle child = waitForRun(parent, "kd");
        child.destroyForcibly();
        int code = parent.waitFor();
        String said = Files.readString(folder.resolve("parent.log"));
        assertThat(code).as(said).isZero();
        assertThat(said)
                .contains("kd seed 3 failed: its process ended with code 137 (killed, perhaps for lack of memory)")
                .contains("which ends with");
        assertThat(Files.readString(folder.resolve("k/small/comparison.txt"))).contains("bbm", "deit");

        Outcome again = compare(file, "k");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("kd seed 3: going on after epoch").doesNotContain("bbm seed 3: training");
    }

    @Test
    void theProcessesEndWithAParentThatIsKilled() throws Exception {
        Path file = new SmallExperiment(folder).write("small", 1000);
        Process parent = SmallExperiment.start(
                folder.resolve("parent.log"),
                "compare",
                file.toString(),
                "-D",
                "runs=" + folder.resolve("k"),
                "--jobs",
                "2",
                "-D",
                "teacher.train.epochs=1");
        ProcessHandle child = waitForRun(parent, "kd");
        parent.destroyForcibly().waitFor();
        assertThat(child.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    private Outcome compare(Path file, String runs, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("compare", file.toString(), "-D", "runs=" + folder.resolve(runs)));
        arguments.addAll(List.of(options));
        return SmallExperiment.run(arguments.toArray(String[]::new));
    }

    /** The process that trains a run, once it has saved an epoch: Linux tells where its standard error goes. */
    private ProcessHandle waitForRun(Process parent, String label) throws Exception {
        for (int i = 0; i < 3000 && parent.isAlive(); i++) {
            for (ProcessHandle child : parent.children().toList()) {
                Path log = Path.of("/proc", Long.toString(child.pid()), "fd", "2");
                Optional<Path> run =
                        Files.exists(log) ? Optional.ofNullable(log.toRealPath().getParent()) : Optional.empty();
                if (run.isPresent()
                        && String.valueOf(run.get().getFileName()).startsWith(label)
                        && Files.exists(run.get().resolve("checkpoints/last.safetensors"))) {
                    return child;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError(Files.readString(folder.resolve("parent.log")));
    }
}
