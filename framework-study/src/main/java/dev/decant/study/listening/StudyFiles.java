package dev.decant.study.listening;

import dev.decant.api.listener.WrittenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the files of comparisons, reproductions, searches and single runs are. */
final class StudyFiles {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("report.html", "everything on one page"),
            Map.entry("comparison.txt", "the comparison as the terminal shows it"),
            Map.entry("comparison.csv", "the comparison, a row for each method and metric"),
            Map.entry("comparison.json", "the comparison, all of it"),
            Map.entry("reproduction.txt", "the reproduction as the terminal shows it"),
            Map.entry("reproduction.json", "the reproduction, all of it"),
            Map.entry("claims.csv", "a row for each claim"),
            Map.entry("tune.txt", "the search as the terminal shows it"),
            Map.entry("trials.csv", "a row for each trial"),
            Map.entry("best.conf", "the best configuration, to be included"),
            Map.entry("journal.jsonl", "every decision of the search"));

    private StudyFiles() {}

    /** Those of the files that are there. */
    static List<WrittenFile> of(Path folder, List<String> names) {
        return names.stream()
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .map(name ->
                        new WrittenFile(folder.resolve(name), MEANINGS.getOrDefault(name, "a table of the comparison")))
                .toList();
    }
}
