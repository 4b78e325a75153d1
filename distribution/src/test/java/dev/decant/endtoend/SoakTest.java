package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many runs in one process: what TensorFlow took for one is given back before the next. Linux. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
final class SoakTest {
    /** How many runs: 12, or more for a thorough look, {@code -Dsoak.runs=100}. */
    private static final int RUNS = Integer.getInteger("soak.runs", 12);

    /** Epochs of each; 5 updates an epoch, {@code -Dsoak.epochs=1000}. */
    private static final int EPOCHS = Integer.getInteger("soak.epochs", 1);

    private static final Path STATUS = Path.of("/proc/self/status");

    @TempDir
    Path folder;

    @Test
    void nativeMemoryStaysFlatOverRuns() throws IOException {
        assumeThat(STATUS).exists();
        Path file = new SmallExperiment(folder).write("soak", EPOCHS);
        List<Double> outside = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Outcome outcome = SmallExperiment.run(
                    "train", file.toString(), "-D", "runs=" + folder.resolve("runs"), "-D", "train.seed=" + run);
            assertThat(outcome.code()).as(outcome.err()).isZero();
            delete(folder.resolve("runs").resolve("soak"));
            outside.add(nativeMiB());
        }
        Path table = Path.of("target", "soak.csv");
        Files.createDirectories(table.getParent());
        Files.write(
                table,
                outside.stream()
                        .map(mib -> String.format(Locale.ROOT, "%.1f", mib))
                        .toList());
        // the first third warms up: thread pools, arenas of the allocator, compiled code
        double early = median(outside.subList(RUNS / 3, 2 * RUNS / 3));
        double late = median(outside.subList(2 * RUNS / 3, RUNS));
        System.out.printf(Locale.ROOT, "%d runs of %d epochs: %.0f MiB, then %.0f MiB%n", RUNS, EPOCHS, early, late);
        assertThat(late).as("MiB outside the heap, run by run: %s", outside).isLessThan(early + 40 + RUNS / 2.0);
    }

    /** Anonymous memory outside the heap. */
    private static double nativeMiB() throws IOException {
        System.gc();
        long resident = Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        return resident / 1024.0 - heap / 1048576.0;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
