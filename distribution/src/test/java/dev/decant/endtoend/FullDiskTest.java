package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up at any kind of write. Needs Linux and the right to mount; is left out elsewhere. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
final class FullDiskTest {
    /** How many sizes of the disk are tried: 3, or more for a thorough look, {@code -Dsizes=60}. */
    private static final int SIZES = Integer.getInteger("sizes", 3);

    private static final List<String> KEPT =
            List.of("metrics.jsonl", "checkpoints/best.safetensors", "predictions/test.csv", "result.json");

    @TempDir
    Path folder;

    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectories(folder.resolve("disk"));
        assumeThat(mounted("64m")).isTrue();
    }

    private boolean mounted(String size) throws InterruptedException {
        try {
            return run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString()) == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    /** Lazily, for a file that was mapped is held until the memory is collected. */
    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    @Test
    void whatWasSavedStaysAndTheSameCommandGoesOn() throws Exception {
        Path file = new SmallExperiment(folder).write("small", 2);
        Outcome whole = compare(file, folder.resolve("whole"));
        assertThat(whole.code()).as(whole.err()).isZero();
        long needed = size(folder.resolve("whole"));
        for (int i = 0; i < SIZES; i++) {
            // the last leaves the last files no room
            long bytes = i == SIZES - 1 ? needed - 100_000 : 20_000 + (needed - 20_000) * i / SIZES;
            run("umount", "-l", disk.toString()); // what was mapped of the one before is held until it is collected
            assertThat(mounted(Long.toString(bytes))).isTrue();
            Path runs = disk.resolve("runs-" + i);
            Outcome full = compare(file, runs);
            assertThat(full.code()).as("%d bytes: %s", bytes, full.err()).isEqualTo(1);
            assertThat(full.err())
                    .as("%d bytes", bytes)
                    .contains("No space left on device", disk.toString())
                    .doesNotContain("\tat ");

            assertThat(run("mount", "-o", "remount,size=64m", disk.toString())).isZero();
            Outcome again = compare(file, runs);
            assertThat(again.code()).as("%d bytes: %s", bytes, again.err()).isZero();
            for (Path run : SmallExperiment.runs(folder.resolve("whole/small"))) {
                for (String name : KEPT) {
                    assertThat(runs.resolve("small").resolve(run.getFileName()).resolve(name))
                            .as("%d bytes: %s", bytes, name)
                            .satisfies(kept -> same(kept, run.resolve(name)));
                }
            }
            assertThat(leftovers(runs)).as("%d bytes", bytes).isEmpty();
            delete(runs);
        }
    }

    /** Times and memory are in the result; the rest is the same bytes. */
    private static void same(Path kept, Path never) throws IOException {
        if (never.endsWith("result.json")) {
            assertThat(withoutCost(kept)).isEqualTo(withoutCost(never));
        } else {
            assertThat(kept).hasSameBinaryContentAs(never);
        }
    }

    private static List<String> withoutCost(Path result) throws IOException {
        return Files.readAllLines(result).stream()
                .filter(line -> !line.matches(".*(econds|emory|MiB|amples|wait-share).*"))
                .toList();
    }

    /** What a writer leaves beside the file that it was about to write. */
    private static List<Path> leftovers(Path runs) throws IOException {
        try (Stream<Path> files = Files.walk(runs)) {
            return files.filter(path -> path.getFileName().toString().contains(".unfinished"))
                    .toList();
        }
    }

    private static Outcome compare(Path file, Path runs) {
        return SmallExperiment.run(
                "compare",
                file.toString(),
                "-D",
                "runs=" + runs,
                "-D",
                "compare.strategies=null",
                "-D",
                "compare.strategies={plain: {type: plain}, bbm: {type: bbm}}");
    }

    private static long size(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += (Files.size(file) + 4095) / 4096 * 4096;
            }
            return bytes;
        }
    }

    private static void delete(Path tree) throws IOException {
        List<Path> paths;
        try (Stream<Path> found = Files.walk(tree)) {
            paths = new ArrayList<>(found.toList());
        }
        for (int i = paths.size() - 1; i >= 0; i--) {
            Files.delete(paths.get(i));
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
