package dev.decant.study.request;

import dev.decant.io.file.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder that results are to be written to, the option {@code out}: it is there with everything in it, or not at all. */
public final class OutputFolder {
    private OutputFolder() {}

    /** Writes what belongs into a folder. */
    @FunctionalInterface
    public interface Writer {
        /** Writes everything into an empty folder, which gets its final name afterwards. */
        void write(Path folder) throws IOException;
    }

    /**
     * Writes a new folder; an empty one of that name is replaced.
     *
     * @throws InvalidRequest if there is something in the way that would be mixed with what is written
     */
    public static void write(Path out, Writer writer) throws IOException {
        requireNewOrEmpty(out);
        Path absolute = out.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        if (parent == null || name == null) {
            throw InvalidRequest.of("out", ": " + out + " is no folder that could be made");
        }
        Files.createDirectories(parent);
        try (Unfinished unfinished = Unfinished.folder(parent, name.toString())) {
            writer.write(unfinished.path());
            unfinished.publish(absolute);
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
            if (files.findAny().isPresent()) {
                throw InvalidRequest.of("out", ": " + out + " is not empty; expected a new or empty folder");
            }
        }
    }
}
