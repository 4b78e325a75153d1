package dev.decant.runtime.report;

import dev.decant.runtime.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

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
        AtomicFile.writeText(folder.resolve("comparison.txt"), TerminalReport.render(comparison));
        AtomicFile.writeText(folder.resolve("comparison.csv"), ComparisonCsv.render(comparison));
        AtomicFile.writeText(folder.resolve("comparison.json"), new ComparisonJson().render(comparison));
    }
}
