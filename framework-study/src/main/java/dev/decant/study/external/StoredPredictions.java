package dev.decant.study.external;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.api.task.Task;
import dev.decant.io.file.AtomicFile;
import dev.decant.io.file.Sha256;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.PredictionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run's predictions on one external set, kept beside its test predictions as a table and a note of what they were made
 * from and of its checksum: as long as those are the same, they are read and not made again.
 *
 * @param name of the set
 * @param fingerprint of the set's content and of how it is read
 * @param task the classes that are judged
 */
record StoredPredictions(FinishedRun run, String name, String fingerprint, Task task) {
    Optional<ExternalPredictions> read(float[] thresholds) throws IOException {
        if (!Files.isRegularFile(note()) || !Files.isRegularFile(table())) {
            return Optional.empty();
        }
        JsonNode found;
        try {
            found = new ObjectMapper().readTree(note().toFile());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        List<String> classes = new ArrayList<>();
        found.path("classes").forEach(label -> classes.add(label.asText()));
        if (!found.path("fingerprint").asText().equals(fingerprint)
                || !classes.equals(task.classes())
                || !found.path("sha256").asText().equals(Sha256.hexOf(table()))) {
            return Optional.empty();
        }
        PredictionTable table = PredictionTable.read(table(), task, thresholds);
        return Optional.of(new ExternalPredictions(run, table.predictions(), thresholds, table.groups()));
    }

    /** The note goes first and comes last, so that it never speaks of another table. */
    void write(ExternalPredictions predicted) throws IOException {
        Files.deleteIfExists(note());
        new PredictionTable(predicted.predictions(), predicted.groups()).write(table());
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode note = mapper.createObjectNode();
        note.put("set", name);
        note.put("fingerprint", fingerprint);
        note.put("sha256", Sha256.hexOf(table()));
        task.classes().forEach(note.putArray("classes")::add);
        AtomicFile.writeText(note(), mapper.writerWithDefaultPrettyPrinter().writeValueAsString(note) + "\n");
    }

    private Path table() {
        return run.folder().predictions("external-" + name);
    }

    private Path note() {
        return table().resolveSibling("external-" + name + ".json");
    }
}
