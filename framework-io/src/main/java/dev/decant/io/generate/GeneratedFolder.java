package dev.decant.io.generate;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Workspace;
import dev.decant.io.file.Sha256;
import dev.decant.io.file.Unfinished;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Generated recordings in a workspace, one folder for each set of options. A folder is complete once it has its name:
 * records are written elsewhere and the folder is renamed, so that processes may do so at the same time.
 *
 * @param workspace where it lies
 * @param name how the names of such folders begin
 */
public record GeneratedFolder(Workspace workspace, String name) {
    private static final int KEY_DIGITS = 16;

    /**
     * The folder of these records, generated if it is not there.
     *
     * @param options all that the content depends on, the version of the generator included
     * @param generator writes the recordings into an empty folder
     * @throws DataException if it cannot be written
     */
    public Path of(String options, Consumer<Path> generator) {
        Path folder =
                workspace.directory().resolve(name + "-" + Sha256.hexOf(options).substring(0, KEY_DIGITS));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            try (Unfinished unfinished = Unfinished.folder(workspace.directory(), folder.getFileName().toString())) {
                generator.accept(unfinished.path());
                unfinished.publish(folder);
            } catch (FileSystemException e) {
                // Another process was faster, and wrote the same bytes.
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new DataException(folder + " cannot be written: " + e, e);
        }
        return folder;
    }
}
