package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many runs in one process: what TensorFlow took for one is given back before the next. Linux. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
final class SoakTest {
    /** How many runs: 15, or more for a thorough look, {@code -Dsoak.runs=100}. */
    private static final int RUNS = Integer.getInteger("soak.runs", 15);

    /** Epochs of each; 5 updates an epoch, {@code -Dsoak.epochs=1000}. */
    private static final int EPOCHS = Integer.getInteger("soak.epochs", 1);

    /** What the allocator keeps of pieces: some 0.25 MiB a run over 100 runs, ever less. */
    private static final double MIB_A_RUN = 2;

    @TempDir
    Path folder;

    @Test
    void memoryStaysFlatOverRuns() throws Exception {
        assumeThat(Path.of("/proc/self/status")).exists();
        Path file = new SmallExperiment(folder).write("soak", EPOCHS);
        Path table = Path.of("target", "soak.csv");
        Files.createDirectories(table.getParent());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx256m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SoakProcess.class.getName(),
                        file.toString(),
                        folder.resolve("runs").toString(),
                        Integer.toString(RUNS))
                .redirectOutput(table.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("errors.txt")))
                .isZero();
        List<Double> resident =
                Files.readAllLines(table).stream().map(Double::valueOf).toList();
        assertThat(resident).hasSize(RUNS);
        // the first third warms up: thread pools, arenas of the allocator, compiled code
        double early = median(resident.subList(RUNS / 3, 2 * RUNS / 3));
        double late = median(resident.subList(2 * RUNS / 3, RUNS));
        System.out.printf(Locale.ROOT, "%d runs of %d epochs: %.0f MiB, then %.0f MiB%n", RUNS, EPOCHS, early, late);
        assertThat((late - early) / (RUNS / 3.0)).as("MiB a run; %s", resident).isLessThan(MIB_A_RUN);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
