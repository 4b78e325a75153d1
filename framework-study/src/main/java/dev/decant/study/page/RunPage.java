package dev.decant.study.page;

import dev.decant.io.file.AtomicFile;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One run as {@code report.html}: a comparison of that run alone, with its teacher where it has one. */
public final class RunPage {
    private RunPage() {}

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
                Html.element("p", "kicker").of("Run"),
                Html.element("h1").of(name(test)),
                Html.element("p", "facts").of(test.facts()));
        ComparisonSections sections = new ComparisonSections(test, external, analyses, examples, 3);
        AtomicFile.writeText(file, new Document(name(test) + " · Decant", head, sections.all("")).render());
    }

    /** The method and seed of the only contender. */
    private static String name(Comparison test) {
        return test.methods().stream()
                .filter(row -> row.role() != Role.TEACHER || test.methods().size() == 1)
                .flatMap(row -> row.seeds().stream().map(seed -> row.name() + ", seed " + seed.seed()))
                .findFirst()
                .orElse(test.setup().name());
    }
}
