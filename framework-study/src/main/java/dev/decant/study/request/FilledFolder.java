package dev.decant.study.request;

import dev.decant.io.file.AtomicFile;
import dev.decant.io.file.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder that nothing can take the place of. What was written under a hidden name in it is moved into it entry by entry, and for as
 * long as that takes a hidden list says which entries these are: what a kill leaves is known by it.
 *
 * @param folder itself, no link to it
 */
record FilledFolder(Path folder) {
    private static final String WITHIN = "out";

    /** On the first line the hidden name, then the entries. */
    private static final String LIST = ".out.filling";

    /** What is in a folder because somebody is filling it, or was killed over it. */
    static Set<Path> begun(Path folder) throws IOException {
        Set<String> listed = new HashSet<>(listed(folder));
        return entries(folder).stream()
                .filter(entry -> Unfinished.isOne(entry) || name(entry).equals(LIST) || listed.contains(name(entry)))
                .collect(Collectors.toSet());
    }

    /** Removes what killed processes began to write in a folder. */
    static void removeAbandoned(Path folder) throws IOException {
        if (!entries(folder).isEmpty()) {
            Unfinished.folder(folder, WITHIN).close();
        }
    }

    /** @throws InvalidRequest if another process is filling it */
    void fill(OutputFolder.Writer writer) throws IOException {
        try (Unfinished unfinished = Unfinished.folder(folder, WITHIN)) {
            removeHalf();
            writer.write(unfinished.path());
            List<Path> written = entries(unfinished.path());
            String names = written.stream().map(entry -> name(entry) + "\n").collect(Collectors.joining());
            AtomicFile.writeText(folder.resolve(LIST), name(unfinished.path()) + "\n" + names);
            for (Path entry : written) {
                Files.move(entry, folder.resolve(name(entry)), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.delete(folder.resolve(LIST));
        }
    }

    /** What a killed process had moved goes the way of what it had not. */
    private void removeHalf() throws IOException {
        List<String> listed = listed(folder);
        if (listed.isEmpty()) {
            return;
        }
        if (Files.exists(folder.resolve(listed.get(0)))) {
            throw InvalidRequest.of("out", ": " + folder + " is being filled by another process");
        }
        try (Unfinished half = Unfinished.folder(folder, WITHIN)) {
            for (Path entry : entries(folder)) {
                if (listed.contains(name(entry))) {
                    Files.move(entry, half.path().resolve(name(entry)), StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        Files.delete(folder.resolve(LIST));
    }

    private static List<String> listed(Path folder) throws IOException {
        Path list = folder.resolve(LIST);
        return Files.isRegularFile(list) ? Files.readAllLines(list) : List.of();
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
