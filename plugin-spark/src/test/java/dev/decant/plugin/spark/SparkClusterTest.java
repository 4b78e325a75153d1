package dev.decant.plugin.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The distribution on a cluster of processes of this machine. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class SparkClusterTest {
    private static final String EXPERIMENT = """
            data { type = synthetic-ecg, records = 96, sample-rate = 50, length = 4s, generator { duration = 5s } }
            teacher { type = resnet1d, blocks = 2, filters = 4, kernel = 5, widen-every = 1 }
            student { type = transformer, blocks = 2, depth = 8, heads = 2, patch = 20 }
            splitter { type = equal, segments = 2 }
            train { epochs = 40, batch-size = 16, threads = 1, augment { type = gain } }
            teacher.train.epochs = 2
            compare {
              baseline = plain, seeds = [3, 4], resamples = 200
              strategies { plain { type = plain }, bbm { type = bbm } }
            }
            """;
    /** Columns of times, memory and speed, which no two trainings share. */
    private static final List<String> COST = List.of("train_seconds", "samples_per_second", "peak_memory_mib");

    private static final Path SPARK = Path.of("target", "decant-spark").toAbsolutePath();
    private static final Path DECANT =
            Path.of("..", "distribution", "target", "decant").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroy);
    }

    @Test
    void aWorkerIsKilledAndTheComparisonIsThatOfThisMachine() throws Exception {
        Path file = Files.writeString(folder.resolve("small.conf"), EXPERIMENT);
        Process here = compare(file, "here");
        assertThat(here.waitFor()).as(log("here")).isZero();
        try (Cluster cluster = Cluster.of(folder, 2)) {
            Process there = compare(
                    file,
                    "there",
                    "-D",
                    "executor.type=spark",
                    "-D",
                    "executor.master=" + cluster.url(),
                    "-D",
                    "executor.jobs=2",
                    "-D",
                    "executor.conf={\"spark.driver.host\"=127.0.0.1}");
            Running running = waitForRun(cluster, there);
            kill(running);
            assertThat(running.process().onExit().get(60, TimeUnit.SECONDS).isAlive())
                    .as("the process of a run ends with its executor")
                    .isFalse();
            int code = there.waitFor();
            String said = log("there");
            assertThat(code).as(said + cluster.said()).isZero();
            String name = running.name();
            assertThat(said)
                    .contains("2 runs at a time on " + cluster.url() + ", of 1 core each")
                    .contains(name + ": lost on 127.0.0.1: ")
                    .containsPattern(Pattern.quote(name + ": going on after epoch "))
                    .contains("bbm seed 4 epoch 40/40");
        }
        Path there = folder.resolve("there/small");
        assertThat(results(there)).isEqualTo(results(folder.resolve("here/small")));
        List<Path> runs = runs(folder.resolve("here/small"));
        assertThat(runs).hasSize(6);
        for (Path run : runs) {
            Path other = there.resolve(run.getFileName());
            for (String kept : List.of("metrics.jsonl", "checkpoints/best.safetensors", "predictions/test.csv")) {
                assertThat(other.resolve(kept)).as(kept).hasSameBinaryContentAs(run.resolve(kept));
            }
            try (Stream<Path> files = Files.list(other)) {
                assertThat(files.map(Path::getFileName).map(Path::toString))
                        .noneMatch(found -> found.startsWith(".output"));
            }
            assertThat(other.resolve("config.conf")).content().doesNotContain("executor");
        }
    }

    private record Running(Process worker, ProcessHandle executor, ProcessHandle process, String name) {}

    /** The first run that has saved an epoch, has others to go, and on a worker is trained; Linux tells where its log goes. */
    private Running waitForRun(Cluster cluster, Process decant) throws Exception {
        for (int i = 0; i < 6000 && decant.isAlive(); i++) {
            for (Process worker : cluster.workers()) {
                for (ProcessHandle executor : worker.children().toList()) {
                    for (ProcessHandle process : executor.children().toList()) {
                        Optional<String> name = student(process);
                        if (name.isPresent()) {
                            return new Running(worker, executor, process, name.get());
                        }
                    }
                }
            }
            Thread.sleep(20);
        }
        throw new AssertionError(log("there") + cluster.said());
    }

    private static Optional<String> student(ProcessHandle process) throws IOException {
        Path run;
        try {
            run = Path.of("/proc", Long.toString(process.pid()), "fd", "2")
                    .toRealPath()
                    .getParent();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it has ended
        }
        String[] parts = run.getFileName().toString().split("-");
        return !parts[0].equals("teacher")
                        && Files.exists(run.resolve("checkpoints/last.safetensors"))
                        && !Files.exists(run.resolve("predictions"))
                ? Optional.of(parts[0] + " seed " + parts[1].substring(1))
                : Optional.empty();
    }

    /** As when a machine loses its power, but for the run's process: that is to end by itself. */
    private static void kill(Running running) throws InterruptedException {
        running.worker().destroyForcibly();
        running.executor().destroyForcibly();
        running.worker().waitFor();
    }

    private Process compare(Path file, String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                DECANT.resolve("decant").toString(), "compare", file.toString(), "-D", "runs=" + folder.resolve(name)));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("DECANT_PLUGINS", SPARK.toString());
        builder.environment().put("DECANT_HEAP", "1g");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private String log(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    private static List<Path> runs(Path experiment) throws IOException {
        try (Stream<Path> paths = Files.list(experiment)) {
            return paths.filter(path -> Files.exists(path.resolve("provenance.json")))
                    .sorted()
                    .toList();
        }
    }

    /** The numbers of a comparison without its costs. */
    private static List<String> results(Path experiment) throws IOException {
        return Files.readAllLines(experiment.resolve("comparison.csv")).stream()
                .filter(line -> COST.stream().noneMatch(line::contains))
                .map(line -> line.replace(experiment.toString(), ""))
                .toList();
    }
}
