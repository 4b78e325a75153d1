package dev.decant.runtime.teaching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of what frozen networks made of records, bounded: what has not been used for longest goes first.
 *
 * @param path created where it is missing
 * @param mostBytes that all files may have together
 */
public record TeacherFolder(Path path, long mostBytes) {
    private static final String SUFFIX = ".taught";

    /** Where the values of a key are, or will be. */
    Path file(String key) {
        return path.resolve(key + SUFFIX);
    }

    /** Marks a file as used now. */
    void used(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    /**
     * Makes room.
     *
     * @param bytes that will be written
     * @return whether there is room; never more than half of what the disk has left
     */
    boolean room(long bytes) throws IOException {
        Files.createDirectories(path);
        if (bytes > mostBytes || bytes > Files.getFileStore(path).getUsableSpace() / 2) {
            return false;
        }
        List<Path> oldestFirst = oldestFirst();
        long held = 0;
        for (Path file : oldestFirst) {
            held += Files.size(file);
        }
        for (Path file : oldestFirst) {
            if (held + bytes <= mostBytes) {
                break;
            }
            held -= Files.size(file);
            Files.deleteIfExists(file);
        }
        return true;
    }

    private List<Path> oldestFirst() throws IOException {
        record Used(Path file, FileTime at) {}
        List<Used> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(path)) {
            for (Path file :
                    found.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
                files.add(new Used(file, Files.getLastModifiedTime(file)));
            }
        }
        return files.stream()
                .sorted(Comparator.comparing(Used::at).thenComparing(Used::file))
                .map(Used::file)
                .toList();
    }
}
