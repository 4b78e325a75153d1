package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are trained side by side, in processes that take one after the other. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class SideBySideTest {
    /** Columns of times, memory and speed, which no two trainings share. */
    private static final List<String> COST = List.of("train_seconds", "samples_per_second", "peak_memory_mib");

    /** How often a process is killed: 2, or more for a thorough look, {@code -Dkills=10}. */
    private static final int KILLS = Integer.getInteger("kills", 2);

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

    /** Any process at any moment, {@code kills} times; the same command then leaves what it would have left anyway. */
    @Test
    void processesThatAreKilledChangeNoBit() throws Exception {
        Path file = new SmallExperiment(folder).write("small", 3);
        String seeds = "compare.seeds=[3, 4, 5]";
        Outcome whole = compare(file, "whole", "-D", seeds);
        assertThat(whole.code()).as(whole.err()).isZero();

        Path log = folder.resolve("parent.log");
        Process parent = SmallExperiment.start(
                log, "compare", file.toString(), "-D", "runs=" + folder.resolve("k"), "--jobs", "2", "-D", seeds);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int killed = 0;
        while (killed < KILLS && !parent.waitFor(random.nextInt(3000), TimeUnit.MILLISECONDS)) {
            List<ProcessHandle> children = parent.children().toList();
            if (!children.isEmpty()) {
                children.get(random.nextInt(children.size())).destroyForcibly();
                killed++;
            }
        }
        parent.waitFor();
        String said = Files.readString(log);
        assertThat(killed).as("random seed %d%n%s", seed, said).isPositive();

        Outcome again = compare(file, "k", "--jobs", "2", "-D", seeds);
        assertThat(again.code())
                .as("random seed %d%n%s%n%s", seed, said, again.err())
                .isZero();
        assertThat(results(folder.resolve("k/small")))
                .as("random seed %d%n%s%n%s", seed, said, again.err())
                .isEqualTo(results(folder.resolve("whole/small")));
        for (Path run : SmallExperiment.runs(folder.resolve("whole/small"))) {
            Path other = folder.resolve("k/small").resolve(run.getFileName());
            for (String name : List.of("metrics.jsonl", "checkpoints/best.safetensors", "predictions/test.csv")) {
                assertThat(other.resolve(name)).as(name).hasSameBinaryContentAs(run.resolve(name));
            }
        }
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

    /** The process that trains a run, once it has saved an epoch: it holds the lock of the run's folder. */
    private ProcessHandle waitForRun(Process parent, String label) throws Exception {
        for (int i = 0; i < 3000 && parent.isAlive(); i++) {
            for (ProcessHandle child : parent.children().toList()) {
                if (held(child).stream()
                        .anyMatch(run -> String.valueOf(run.getFileName()).startsWith(label)
                                && Files.exists(run.resolve("checkpoints/last.safetensors")))) {
                    return child;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError(Files.readString(folder.resolve("parent.log")));
    }

    /** The folders of runs whose locks a process holds, as Linux tells it. */
    private static List<Path> held(ProcessHandle process) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            for (Path descriptor : open.toList()) {
                Path file = Files.isSymbolicLink(descriptor) ? Files.readSymbolicLink(descriptor) : descriptor;
                if (file.endsWith(".lock")) {
                    folders.add(file.getParent());
                }
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            // it ended, or closed the file
        }
        return folders;
    }
}
