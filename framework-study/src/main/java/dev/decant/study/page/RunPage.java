package dev.decant.study.page;

import dev.decant.io.file.AtomicFile;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Findings;
import dev.decant.study.comparison.Role;
import java.io.IOException;
import java.nio.file.Path;

/** One run as {@code report.html}: a comparison of that run alone, with its teacher where it has one. */
public final class RunPage {
    private RunPage() {}

    /** Writes the page, whole or not at all. */
    public static void write(Path file, Findings findings) throws IOException {
        Comparison test = findings.test();
        Html head = Html.join(
                Html.element("p", "kicker").of("Run"),
                Html.element("h1").of(name(test)),
                Html.element("p", "facts").of(test.facts()));
        ComparisonSections sections = new ComparisonSections(findings, 3);
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
