package dev.decant.reproduction.page;

import dev.decant.api.listener.WrittenFile;
import dev.decant.reproduction.Reproduction;
import dev.decant.reproduction.ReproductionFiles;
import dev.decant.study.listening.Telling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that is written of a reproduction: its page, its tables and the comparison of each task. */
public final class ReproductionFolder {
    private static final String PAGE = "report.html";

    private ReproductionFolder() {}

    /**
     * Writes {@code report.html} and what {@link ReproductionFiles} does, each file whole or not at all.
     *
     * @param folder made if it is missing
     * @return by the task's name, its own files after those of all tasks
     */
    public static Map<String, List<WrittenFile>> write(Path folder, Reproduction reproduction) throws IOException {
        Map<String, List<WrittenFile>> own = ReproductionFiles.write(folder, reproduction);
        ReproductionPage.write(folder.resolve(PAGE), reproduction);
        List<String> ofAll = new ArrayList<>(List.of(PAGE));
        ofAll.addAll(ReproductionFiles.OF_ALL);
        Map<String, List<WrittenFile>> written = new LinkedHashMap<>();
        own.forEach((task, files) -> {
            List<WrittenFile> all = new ArrayList<>(Telling.files(folder, ofAll));
            all.addAll(files);
            written.put(task, all);
        });
        return written;
    }
}
