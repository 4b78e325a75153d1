package dev.decant.reproduction.page;

import dev.decant.reproduction.Reproduction;
import dev.decant.reproduction.ReproductionFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Everything that is written of a reproduction: its page, its tables and the comparison of each task. */
public final class ReproductionFolder {
    private ReproductionFolder() {}

    /**
     * Writes {@code report.html} and what {@link ReproductionFiles} does, each file whole or not at all.
     *
     * @param folder made if it is missing
     */
    public static void write(Path folder, Reproduction reproduction) throws IOException {
        ReproductionFiles.write(folder, reproduction);
        ReproductionPage.write(folder.resolve("report.html"), reproduction);
    }
}
