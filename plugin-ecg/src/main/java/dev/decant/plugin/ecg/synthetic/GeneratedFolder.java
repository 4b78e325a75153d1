package dev.decant.plugin.ecg.synthetic;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.generator.EcgGenerator;
import dev.decant.plugin.ecg.generator.EcgGeneratorConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Generated recordings in a workspace, one folder for each set of options. A folder is complete once it has its name:
 * records are written elsewhere and the folder is renamed, so that processes may do so at the same time.
 */
final class GeneratedFolder {
    private final Workspace workspace;

    GeneratedFolder(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * The folder of these records, generated if it is not there.
     *
     * @throws DataException if it cannot be written
     */
    Path of(int records, long seed, EcgGeneratorConfig config) {
        Path folder = workspace.directory().resolve("synthetic-ecg-" + key(records, seed, config));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Path unfinished = Files.createTempDirectory(workspace.directory(), "synthetic-ecg-unfinished-");
            try {
                new EcgGenerator().generate(unfinished, records, seed, config);
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                // Another process was faster, and wrote the same bytes.
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            } finally {
                delete(unfinished);
            }
        } catch (IOException e) {
            throw new DataException(folder + " cannot be written: " + e, e);
        }
        return folder;
    }

    /** The options as text, hashed: a record's text names every component. */
    private static String key(int records, long seed, EcgGeneratorConfig config) {
        String options = "version " + EcgGenerator.VERSION + " records " + records + " seed " + seed + " " + config;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(options.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> tree = Files.walk(folder)) {
            inside = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }
}
