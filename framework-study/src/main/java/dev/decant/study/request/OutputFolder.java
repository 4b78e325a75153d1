package dev.decant.study.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder that results are to be written to, the option {@code out}. */
public final class OutputFolder {
    private OutputFolder() {}

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
