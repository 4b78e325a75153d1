package dev.decant.study.table;

import dev.decant.io.file.AtomicFile;
import dev.decant.study.comparison.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes a comparison beside its runs. */
public final class ComparisonFiles {
    private ComparisonFiles() {}

    /**
     * Writes {@code comparison.txt}, {@code comparison.csv} and {@code comparison.json}, and {@code comparison-NAME.txt}
     * and {@code .csv} for every external set, each file whole or not at all: a reader sees the former file or the new one.
     *
     * @param folder made if it is missing
     * @param external by the name of the set
     */
    public static void write(Path folder, Comparison test, Map<String, Comparison> external) throws IOException {
        AtomicFile.writeText(folder.resolve("comparison.json"), new ComparisonJson().render(test, external));
        write(folder, "comparison", test);
        for (Map.Entry<String, Comparison> entry : external.entrySet()) {
            write(folder, "comparison-" + entry.getKey(), entry.getValue());
        }
    }

    private static void write(Path folder, String name, Comparison comparison) throws IOException {
        AtomicFile.writeText(folder.resolve(name + ".txt"), TerminalReport.render(comparison));
        AtomicFile.writeText(folder.resolve(name + ".csv"), ComparisonCsv.render(comparison));
    }
}
