package dev.decant.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.io.file.AtomicFile;
import dev.decant.io.file.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every file of a finished run with its size and SHA-256, kept in {@code manifest.json} beside them. It lists what training
 * wrote; pages, analyses and predictions on other sets come and go later, and the log of a process is written to its end.
 *
 * @param files by path within the run's folder, with slashes
 */
public record RunManifest(Map<String, Entry> files) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What was written of one file. */
    public record Entry(long size, String sha256) {}

    /**
     * Lists the files of a run that comes to its end.
     *
     * @param result what {@code result.json} will hold, which is written after the manifest and marks the run as finished
     */
    static void write(RunFolder folder, String result) throws IOException {
        Map<String, Entry> files = new TreeMap<>();
        for (Path file : written(folder)) {
            files.put(name(folder, file), new Entry(Files.size(file), Sha256.hexOf(file)));
        }
        byte[] bytes = result.getBytes(StandardCharsets.UTF_8);
        files.put(
                name(folder, folder.result()),
                new Entry(bytes.length, new Sha256().bytes(bytes).hex()));
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode listed = root.putObject("files");
        files.forEach((name, entry) ->
                listed.putObject(name).put("size", entry.size()).put("sha256", entry.sha256()));
        root.put("sha256", of(files));
        AtomicFile.writeText(
                folder.manifest(), MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    /** What training leaves, in the order of the names; without the result. */
    private static List<Path> written(RunFolder folder) throws IOException {
        List<Path> files = new ArrayList<>(List.of(
                folder.config(),
                folder.provenance(),
                folder.metrics(),
                folder.timings(),
                folder.diverged(),
                folder.preparation(),
                folder.predictions("test")));
        for (Path tree : List.of(folder.last().getParent(), folder.student(), folder.events())) {
            if (Files.isDirectory(tree)) {
                try (Stream<Path> found = Files.walk(tree)) {
                    found.forEach(files::add);
                }
            }
        }
        return files.stream()
                .filter(Files::isRegularFile)
                .filter(file -> !file.getFileName().toString().startsWith("."))
                .sorted()
                .toList();
    }

    private static String name(RunFolder folder, Path file) {
        return folder.path().relativize(file).toString().replace('\\', '/');
    }

    /** Notices damage to the manifest itself. */
    private static String of(Map<String, Entry> files) {
        Sha256 sha = new Sha256();
        files.forEach((name, entry) -> sha.text(name).number(entry.size()).text(entry.sha256()));
        return sha.hex();
    }

    /**
     * The manifest of a finished run; empty for a run of a version that kept none.
     *
     * @throws DamagedRun if the manifest itself is damaged
     */
    static Optional<RunManifest> read(RunFolder folder) {
        if (!Files.isRegularFile(folder.manifest())) {
            return Optional.empty();
        }
        Map<String, Entry> files = new TreeMap<>();
        JsonNode root;
        try {
            root = MAPPER.readTree(Files.readString(folder.manifest()));
        } catch (IOException e) {
            throw new DamagedRun(new RunDamage(folder, folder.manifest(), "cannot be read: " + firstLine(e)));
        }
        for (Map.Entry<String, JsonNode> entry : root.path("files").properties()) {
            JsonNode file = entry.getValue();
            files.put(
                    entry.getKey(),
                    new Entry(file.path("size").asLong(-1), file.path("sha256").asText()));
        }
        if (!of(files).equals(root.path("sha256").asText())) {
            throw new DamagedRun(new RunDamage(folder, folder.manifest(), "was altered: its own checksum differs"));
        }
        return Optional.of(new RunManifest(files));
    }

    /** What a user should know of a finished run without a manifest; nothing of one that has it. */
    public static Optional<String> warning(RunFolder folder) {
        return Files.isRegularFile(folder.manifest())
                ? Optional.empty()
                : Optional.of(
                        folder.path()
                                + " has no manifest, as runs of earlier versions: not all damage to its files would be noticed");
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** What differs from what was written, of all files; empty if nothing does. */
    List<RunDamage> damages(RunFolder folder) throws IOException {
        List<RunDamage> damages = new ArrayList<>();
        for (String name : files.keySet()) {
            damage(folder, folder.path().resolve(name)).ifPresent(damages::add);
        }
        return damages;
    }

    /** What differs in one file; nothing if it is none of those that are listed. */
    Optional<RunDamage> damage(RunFolder folder, Path file) throws IOException {
        Entry entry = files.get(name(folder, file));
        if (entry == null) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of(new RunDamage(folder, file, "is gone"));
        }
        long size = Files.size(file);
        if (size != entry.size()) {
            return Optional.of(
                    new RunDamage(folder, file, "has " + size + " bytes; " + entry.size() + " were written"));
        }
        return Sha256.hexOf(file).equals(entry.sha256())
                ? Optional.empty()
                : Optional.of(new RunDamage(folder, file, "was altered: its SHA-256 is not that of what was written"));
    }
}
