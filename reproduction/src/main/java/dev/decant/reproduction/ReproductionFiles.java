package dev.decant.reproduction;

import dev.decant.api.listener.WrittenFile;
import dev.decant.io.file.AtomicFile;
import dev.decant.study.listening.Telling;
import dev.decant.study.table.ComparisonFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what a reproduction says, each file whole or not at all. */
public final class ReproductionFiles {
    /** What is written of all tasks together. */
    public static final List<String> OF_ALL = List.of("reproduction.txt", "reproduction.json", "claims.csv");

    private ReproductionFiles() {}

    /**
     * Writes {@code reproduction.txt}, {@code reproduction.json} and {@code claims.csv}, and each task's comparisons into
     * a folder of its name.
     *
     * @return by the task's name, what is in its folder
     */
    public static Map<String, List<WrittenFile>> write(Path folder, Reproduction reproduction) throws IOException {
        AtomicFile.writeText(folder.resolve("reproduction.txt"), ReproductionText.render(reproduction));
        AtomicFile.writeText(folder.resolve("reproduction.json"), new ReproductionJson().render(reproduction));
        AtomicFile.writeText(folder.resolve("claims.csv"), ClaimsCsv.render(reproduction));
        Map<String, List<WrittenFile>> written = new LinkedHashMap<>();
        for (TaskReproduction task : reproduction.tasks()) {
            Path own = folder.resolve(task.task());
            written.put(task.task(), Telling.files(own, ComparisonFiles.write(own, task.test(), task.external())));
        }
        return written;
    }
}
