package dev.decant.study.run;

import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunCheck;
import dev.decant.runtime.run.RunStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies the trained network of a finished run, a TensorFlow SavedModel without teacher and strategy. */
public final class Exporting {
    @Inject
    Exporting() {}

    /**
     * Copies it to a folder that does not exist yet, and returns that.
     *
     * @param folder of the run
     * @throws dev.decant.api.data.DataException if that holds no finished run
     * @throws IOException if the target exists, or a file cannot be written
     */
    public Path export(Path folder, Path out) throws IOException {
        FinishedRun run = RunStore.read(folder);
        if (Files.exists(out)) {
            throw new IOException(out + " exists already");
        }
        Path from = run.folder().student();
        new RunCheck(run.folder()).requireWholeStudent();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = out.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return out;
    }
}
