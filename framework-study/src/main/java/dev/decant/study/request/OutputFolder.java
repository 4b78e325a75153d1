package dev.decant.study.request;

import dev.decant.io.file.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that results are to be written to, the option {@code out}: everything is written under a hidden name and gets its
 * own at the end.
 */
public final class OutputFolder {
    private static final String WITHIN = "out";

    private OutputFolder() {}

    /** Writes what belongs into a folder. */
    @FunctionalInterface
    public interface Writer {
        /** Writes everything into an empty folder, which gets its final name afterwards. */
        void write(Path folder) throws IOException;
    }

    /**
     * Writes a folder. One that is not there yet appears with everything in it; one that is there, and may be a link or where
     * something is mounted, is filled at the end.
     *
     * @throws InvalidRequest if there is something in the way that would be mixed with what is written
     */
    public static void write(Path out, Writer writer) throws IOException {
        requireNewOrEmpty(out);
        if (Files.exists(out)) {
            fill(out.toRealPath(), writer);
            return;
        }
        Path absolute = out.toAbsolutePath().normalize();
        Path parent = absolute.resolveSibling("");
        Files.createDirectories(parent);
        try (Unfinished unfinished = Unfinished.folder(parent, String.valueOf(absolute.getFileName()))) {
            writer.write(unfinished.path());
            unfinished.publish(absolute);
        }
    }

    private static void fill(Path out, Writer writer) throws IOException {
        try (Unfinished unfinished = Unfinished.folder(out, WITHIN)) {
            writer.write(unfinished.path());
            List<Path> written;
            try (Stream<Path> files = Files.list(unfinished.path())) {
                written = files.toList();
            }
            for (Path file : written) {
                Files.move(file, out.resolve(String.valueOf(file.getFileName())), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** @throws InvalidRequest if there is something in the way that would be mixed with what is written */
    public static void requireNewOrEmpty(Path out) throws IOException {
        if (!Files.exists(out)) {
            return;
        }
        if (!Files.isDirectory(out)) {
            throw InvalidRequest.of("out", ": " + out + " is not a folder");
        }
        try (Stream<Path> files = Files.list(out)) {
            if (files.anyMatch(file -> !Unfinished.isOne(file))) {
                throw InvalidRequest.of("out", ": " + out + " is not empty; expected a new or empty folder");
            }
        }
    }
}
