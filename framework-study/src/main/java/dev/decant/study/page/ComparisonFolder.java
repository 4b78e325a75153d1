package dev.decant.study.page;

import dev.decant.study.comparison.Findings;
import dev.decant.study.table.ComparisonFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that is written of a comparison: its page and its tables. */
public final class ComparisonFolder {
    private static final String PAGE = "report.html";

    private ComparisonFolder() {}

    /**
     * Writes the page and the tables, each file whole or not at all, and returns their names.
     *
     * @param folder made if it is missing
     */
    public static List<String> write(Path folder, Findings findings) throws IOException {
        List<String> names = new ArrayList<>(List.of(PAGE));
        names.addAll(ComparisonFiles.write(folder, findings.test(), findings.external()));
        ComparisonPage.write(folder.resolve(PAGE), findings);
        return names;
    }
}
