package dev.decant.study.page;

import dev.decant.io.file.AtomicFile;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Findings;
import java.io.IOException;
import java.nio.file.Path;

/** A comparison of methods as {@code report.html}. */
public final class ComparisonPage {
    private ComparisonPage() {}

    /** Writes the page, whole or not at all. */
    public static void write(Path file, Findings findings) throws IOException {
        Comparison test = findings.test();
        Html head = Html.join(
                Html.element("p", "kicker").of("Comparison of strategies"),
                Html.element("h1").of(test.setup().name()),
                Html.element("p", "facts")
                        .of(test.facts() + ", baseline " + test.setup().baseline()));
        ComparisonSections sections = new ComparisonSections(findings, 3);
        AtomicFile.writeText(file, new Document(test.setup().name() + " · Decant", head, sections.all("")).render());
    }
}
