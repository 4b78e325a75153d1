package dev.decant.study.page;

import dev.decant.io.file.AtomicFile;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.comparison.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A comparison of methods as {@code report.html}. */
public final class ComparisonPage {
    private ComparisonPage() {}

    /**
     * Writes the page, whole or not at all.
     *
     * @param test the comparison on the test split; learning curves and calibration come from the folders of its runs
     * @param external by name, the same on external sets
     * @param analyses of every run that was looked into, on every set; may be empty
     * @param examples test records to look at
     */
    public static void write(
            Path file, Comparison test, Map<String, Comparison> external, List<RunAnalysis> analyses, Examples examples)
            throws IOException {
        Html head = Html.join(
                Html.element("p", "kicker").of("Comparison of strategies"),
                Html.element("h1").of(test.setup().name()),
                Html.element("p", "facts")
                        .of(test.facts() + ", baseline " + test.setup().baseline()));
        ComparisonSections sections = new ComparisonSections(test, external, analyses, examples, 3);
        AtomicFile.writeText(file, new Document(test.setup().name() + " · Decant", head, sections.all("")).render());
    }
}
