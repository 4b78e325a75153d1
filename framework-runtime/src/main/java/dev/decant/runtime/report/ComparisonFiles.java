package dev.decant.runtime.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a comparison beside its runs. */
public final class ComparisonFiles {
    private ComparisonFiles() {}

    /**
     * Writes {@code comparison.txt}, {@code comparison.csv} and {@code comparison.json}, each whole or not at all: a
     * reader sees the former file or the new one.
     *
     * @param folder made if it is missing
     */
    public static void write(Path folder, Comparison comparison) throws IOException {
        Files.createDirectories(folder);
        write(folder, "comparison.txt", TerminalReport.render(comparison));
        write(folder, "comparison.csv", ComparisonCsv.render(comparison));
        write(folder, "comparison.json", new ComparisonJson().render(comparison));
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path partial = folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".partial");
        try {
            Files.write(
                    partial,
                    text.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(
                    partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
