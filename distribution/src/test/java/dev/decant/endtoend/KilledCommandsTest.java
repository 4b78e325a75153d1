package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.io.file.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.SavedModel;

/**
 * Any command that writes, killed at any moment and then given again, leaves what it leaves when nobody kills it: the same
 * files with the same bytes but for times, and nothing half-written.
 */
final class KilledCommandsTest {
    /** How many commands are killed, such as {@code -Dkills=100}; without it this takes too long for a build. */
    private static final int KILLS = Integer.getInteger("kills", 4);

    private static final String EXPERIMENT = """
            data { type = synthetic-ecg, records = 64, sample-rate = 50, length = 4s, generator { duration = 5s } }
            teacher {
              type = resnet1d, blocks = 2, filters = 4, kernel = 5, widen-every = 1
              train.optimizer.learning-rate = 1e-3
            }
            student { type = transformer, blocks = 2, depth = 8, heads = 2, patch = 20 }
            splitter { type = equal, segments = 2 }
            strategy { type = bbm }
            train { batch-size = 16, threads = 1, epochs = 3, augment { type = gain } }
            evaluate { select = f1 }
            compare {
              baseline = plain
              seeds = [3]
              resamples = 200
              strategies { plain { type = plain }, bbm { type = bbm } }
            }
            tune {
              target = plain, trials = 3, eta = 2, min-epochs = 1, seeds = [3]
              parameters = [{ path = train.optimizer.learning-rate, log-uniform = [1e-4, 3e-2] }]
            }
            """;

    /** Files whose bytes hold times, names of folders, or sums over files that do. */
    private static final List<String> TIMES = List.of(
            "timings.jsonl",
            "provenance.json",
            "manifest.json",
            "report.html",
            "comparison.json",
            "comparison.csv",
            "comparison.txt",
            "tune.txt",
            "trials.csv",
            "output.log");

    @TempDir
    Path folder;

    /** A command, and the state of things before it. */
    private record Given(String[] arguments, Path before, Path after, long millis) {}

    @Test
    @EnabledIfSystemProperty(named = "kills", matches = "\\d+")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void aCommandThatWasKilledIsMendedByTheSameCommand() throws Exception {
        List<Given> commands = whole();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Integer> killed = new TreeMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Given command = commands.get((kill + random.nextInt(2)) % commands.size());
            long moment = random.nextLong(command.millis() + 1);
            String what = "decant " + String.join(" ", command.arguments()) + ", killed after " + moment
                    + " ms, random seed " + seed;
            Path trial = copy(command.before(), folder.resolve("trial-" + kill));
            Path log = folder.resolve("killed.log");
            Process process = SmallExperiment.start(trial, log, command.arguments());
            boolean politely = kill % 5 == 4;
            if (kill(process, moment, politely)) {
                if (politely) {
                    assertThat(process.exitValue())
                            .as(what + Files.readString(log))
                            .isIn(130, 0, 143); // 143 before the command has begun
                }
                Process again = SmallExperiment.start(trial, log, command.arguments());
                String said = again.waitFor() + ": " + Files.readString(log);
                // It may have been killed after the last rename: then there is a folder already, which is compared
                // below.
                assertThat(said).as(what).containsPattern("(?s)^0:|is not empty|exists already");
            }
            assertThat(differing(files(trial), files(command.after()))).as(what).isEmpty();
            killed.merge(command.arguments()[0], 1, Integer::sum);
            delete(trial);
        }
        System.out.println("killed and the same: " + killed);
    }

    /** Each command once, to its end. */
    private List<Given> whole() throws Exception {
        Path state = Files.createDirectories(folder.resolve("state-0"));
        Files.writeString(state.resolve("small.conf"), EXPERIMENT, StandardCharsets.UTF_8);
        List<Given> commands = new ArrayList<>();
        given(
                commands,
                "synth",
                "ecg",
                "--out",
                "records",
                "--records",
                "12",
                "-D",
                "duration=5s",
                "-D",
                "leads=12",
                "-D",
                "several=true");
        given(commands, "train", "small.conf");
        String run = "runs/small/"
                + SmallExperiment.runs(folder.resolve("state-2/runs/small")).stream()
                        .map(path -> path.getFileName().toString())
                        .filter(name -> name.startsWith("bbm"))
                        .findFirst()
                        .orElseThrow();
        given(commands, "evaluate", run);
        given(commands, "analyze", run);
        given(commands, "export", run, "--out", "exported");
        given(commands, "compare", "small.conf", "--jobs", "2");
        given(commands, "tune", "small.conf");
        return commands;
    }

    private void given(List<Given> commands, String... arguments) throws Exception {
        Path before = folder.resolve("state-" + commands.size());
        Path after = copy(before, folder.resolve("state-" + (commands.size() + 1)));
        Path log = folder.resolve("whole.log");
        long start = System.nanoTime();
        int code = SmallExperiment.start(after, log, arguments).waitFor();
        assertThat(code).as(Files.readString(log)).isZero();
        commands.add(new Given(arguments, before, after, (System.nanoTime() - start) / 1_000_000));
    }

    /** Whether it was still alive. Processes of its own end with it. */
    private static boolean kill(Process process, long millis, boolean politely) throws Exception {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            return false;
        }
        List<ProcessHandle> descendants = process.descendants().toList();
        if (politely) {
            process.toHandle().destroy();
        } else {
            process.destroyForcibly();
        }
        process.waitFor();
        for (ProcessHandle descendant : descendants) {
            descendant.onExit().get(20, TimeUnit.SECONDS);
        }
        return true;
    }

    /** The paths that only one has, or that say something else. */
    private static List<String> differing(Map<String, Object> one, Map<String, Object> other) {
        return Stream.concat(one.keySet().stream(), other.keySet().stream())
                .distinct()
                .filter(path -> !Objects.equals(one.get(path), other.get(path)))
                .toList();
    }

    /** Each file's path, without what is drawn or counted anew each time, and what it says apart from times. */
    private static Map<String, Object> files(Path root) throws IOException {
        Map<String, Object> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(path).toString();
                files.merge(name.replaceAll("tfevents\\.[^/]*", "tfevents"), content(path), (a, b) -> a);
            }
        }
        return files;
    }

    private static Object content(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.equals("log.txt")) {
            return "what a process said, if anything";
        }
        if (name.contains("tfevents") || name.endsWith(".log") || TIMES.contains(name)) {
            assertThat(file).isNotEmptyFile();
            return "differs from time to time";
        }
        if (name.endsWith(".json") || name.endsWith(".jsonl")) {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.matches(".*(econds|emory|MiB|amples|wait-share).*"))
                    .reduce("", (a, b) -> a + "\n" + b);
        }
        if (name.endsWith(".safetensors")) {
            return checkpoint(Files.readAllBytes(file));
        }
        if (name.equals("saved_model.pb")) {
            return SavedModel.parseFrom(Files.readAllBytes(file)); // its maps are written in any order
        }
        return Sha256.hexOf(file);
    }

    /** Header and tensors, without the seconds, the memory and the checksum that stand in the header. */
    private static List<String> checkpoint(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[Math.toIntExact(buffer.getLong())];
        buffer.get(header);
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(header);
        ((ObjectNode) json.get("__metadata__"))
                .remove(List.of("train-seconds", "wait-seconds", "peak-memory-mib", "crc32c"));
        byte[] tensors = new byte[buffer.remaining()];
        buffer.get(tensors);
        return List.of(json.toString(), new Sha256().bytes(tensors).hex());
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
        return to;
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
