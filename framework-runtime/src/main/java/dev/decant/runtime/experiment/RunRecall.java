package dev.decant.runtime.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.api.data.DataException;
import dev.decant.runtime.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run's folder says of it, finished or not.
 *
 * @param id the run's id
 * @param label {@code teacher}, or the name of a strategy
 * @param teacher the folder of its teacher's run; empty where it has none
 */
public record RunRecall(RunFolder folder, String id, String label, long seed, Optional<Path> teacher) {
    /** @throws DataException if the folder holds no run */
    public static RunRecall of(RunFolder folder) {
        if (!Files.isRegularFile(folder.provenance())) {
            throw new DataException("there is no run " + folder.path());
        }
        try {
            JsonNode node = new ObjectMapper().readTree(folder.provenance().toFile());
            String teacher = node.path("teacher").asText();
            return new RunRecall(
                    folder,
                    node.path("id").asText(),
                    node.path("label").asText(),
                    node.path("seed").asLong(),
                    teacher.isEmpty() ? Optional.empty() : Optional.of(Path.of(teacher)));
        } catch (IOException e) {
            throw new DataException(folder.provenance() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
