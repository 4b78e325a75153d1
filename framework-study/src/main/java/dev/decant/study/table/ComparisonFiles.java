package dev.decant.study.table;

import dev.decant.io.file.AtomicFile;
import dev.decant.study.comparison.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
     * @return the names of the files
     */
    public static List<String> write(Path folder, Comparison test, Map<String, Comparison> external)
            throws IOException {
        List<String> names = new ArrayList<>(write(folder, "comparison", test));
        AtomicFile.writeText(folder.resolve("comparison.json"), new ComparisonJson().render(test, external));
        names.add("comparison.json");
        for (Map.Entry<String, Comparison> entry : external.entrySet()) {
            names.addAll(write(folder, "comparison-" + entry.getKey(), entry.getValue()));
        }
        return names;
    }

    private static List<String> write(Path folder, String name, Comparison comparison) throws IOException {
        AtomicFile.writeText(folder.resolve(name + ".txt"), TerminalReport.render(comparison));
        AtomicFile.writeText(folder.resolve(name + ".csv"), ComparisonCsv.render(comparison));
        return List.of(name + ".txt", name + ".csv");
    }
}
