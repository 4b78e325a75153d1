package dev.decant.reproduction;

import dev.decant.io.file.AtomicFile;
import dev.decant.study.table.ComparisonFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Writes what a reproduction says, each file whole or not at all. */
public final class ReproductionFiles {
    private ReproductionFiles() {}

    /**
     * Writes {@code reproduction.txt}, {@code reproduction.json} and {@code claims.csv}, and each task's comparisons into
     * a folder of its name.
     */
    public static void write(Path folder, Reproduction reproduction) throws IOException {
        AtomicFile.writeText(folder.resolve("reproduction.txt"), ReproductionText.render(reproduction));
        AtomicFile.writeText(folder.resolve("reproduction.json"), new ReproductionJson().render(reproduction));
        AtomicFile.writeText(folder.resolve("claims.csv"), ClaimsCsv.render(reproduction));
        for (TaskReproduction task : reproduction.tasks()) {
            ComparisonFiles.write(folder.resolve(task.task()), task.test(), task.external());
        }
    }
}
