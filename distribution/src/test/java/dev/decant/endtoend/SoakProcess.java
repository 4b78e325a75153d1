package dev.decant.endtoend;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Trains one run after the other and prints how much memory it has after each, for {@link SoakTest}. */
final class SoakProcess {
    private SoakProcess() {}

    /** @param arguments the configuration, a folder for runs, how many runs */
    public static void main(String[] arguments) throws IOException {
        Path runs = Path.of(arguments[1]);
        for (int run = 0; run < Integer.parseInt(arguments[2]); run++) {
            Outcome outcome =
                    SmallExperiment.run("train", arguments[0], "-D", "runs=" + runs, "-D", "train.seed=" + run);
            if (outcome.code() != 0) {
                System.err.println(outcome.err());
                System.exit(outcome.code());
            }
            delete(runs.resolve("soak"));
            System.out.printf(Locale.ROOT, "%.1f%n", anonymousMiB());
        }
    }

    /** Resident memory that no file stands behind. */
    private static double anonymousMiB() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("RssAnon:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024.0;
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
