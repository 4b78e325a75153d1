package dev.decant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The folder that {@code --out} names. */
final class OutputFolder {
    private OutputFolder() {}

    /** @throws ParameterException if there is something in the way that would be mixed with what is written */
    static void requireNewOrEmpty(CommandLine command, Path out) throws IOException {
        if (!Files.exists(out)) {
            return;
        }
        if (!Files.isDirectory(out)) {
            throw new ParameterException(command, "--out: " + out + " is not a folder");
        }
        try (Stream<Path> files = Files.list(out)) {
            if (files.findAny().isPresent()) {
                throw new ParameterException(
                        command, "--out: " + out + " is not empty; expected a new or empty folder");
            }
        }
    }
}
