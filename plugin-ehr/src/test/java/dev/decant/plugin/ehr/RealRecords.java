package dev.decant.plugin.ehr;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The real recordings that lie outside of the project: in {@code $DECANT_DATA}, else in {@code ../shared/data}. */
public final class RealRecords {
    private RealRecords() {}

    /** The folder of one set; where it is not there, skips the test and says so, on the console and in the report. */
    public static Path folderOrSkip(String set) {
        Optional<Path> folder = find(set);
        return folder.orElseGet(() -> {
            String missing = "no folder " + set + " in $DECANT_DATA or in ../shared/data of the repository";
            System.out.println("SKIPPED: " + missing);
            return Assumptions.abort(missing);
        });
    }

    private static Optional<Path> find(String set) {
        Optional<Path> named = Optional.ofNullable(System.getenv("DECANT_DATA")).map(root -> Path.of(root, set));
        if (named.filter(Files::isDirectory).isPresent()) {
            return named;
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null) {
            Path candidate = folder.getParent().resolve("shared/data").resolve(set);
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
            folder = folder.getParent();
        }
        return Optional.empty();
    }
}
