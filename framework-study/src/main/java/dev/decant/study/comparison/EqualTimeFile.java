package dev.decant.study.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.io.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the number of epochs that was chosen for a row of equal time, so that the same comparison finds the same runs.
 *
 * @param path {@code equal-time.json} in the experiment's folder
 */
record EqualTimeFile(Path path) {
    static EqualTimeFile in(Path folder) {
        return new EqualTimeFile(folder.resolve("equal-time.json"));
    }

    /** Empty if there is none, or it is damaged. */
    Optional<EqualTime> read() throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            JsonNode node = new ObjectMapper().readTree(path.toFile());
            Map<String, String> runs = new TreeMap<>();
            node.path("runs")
                    .properties()
                    .forEach(run -> runs.put(run.getKey(), run.getValue().asText()));
            return node.path("epochs").asInt() < 1
                    ? Optional.empty()
                    : Optional.of(new EqualTime(
                            node.path("baseline").asText(),
                            node.path("slowest").asText(),
                            runs,
                            node.path("epochs").asInt()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    void write(EqualTime choice) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode node = mapper.createObjectNode();
        node.put("baseline", choice.baseline());
        node.put("slowest", choice.slowest());
        ObjectNode runs = node.putObject("runs");
        new TreeMap<>(choice.runs()).forEach(runs::put);
        node.put("epochs", choice.epochs());
        AtomicFile.writeText(path, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
    }
}
