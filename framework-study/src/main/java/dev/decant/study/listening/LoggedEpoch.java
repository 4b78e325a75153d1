package dev.decant.study.listening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.runtime.run.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An epoch as {@code metrics.jsonl} and {@code timings.jsonl} tell of it.
 *
 * @param epoch from 1
 * @param values by the names of {@link dev.decant.api.listener.EpochInfo#values}
 */
record LoggedEpoch(int epoch, String phase, Map<String, Double> values) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One epoch of a run; empty where its files do not tell of it. */
    static Optional<LoggedEpoch> of(RunFolder folder, int epoch) throws IOException {
        return all(folder).stream().filter(logged -> logged.epoch() == epoch).findFirst();
    }

    /** Every epoch of a run; a line that was cut off ends them. */
    static List<LoggedEpoch> all(RunFolder folder) throws IOException {
        List<JsonNode> metrics = lines(folder.metrics());
        List<JsonNode> timings = lines(folder.timings());
        List<LoggedEpoch> epochs = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            JsonNode line = metrics.get(i);
            Map<String, Double> values = new LinkedHashMap<>();
            for (String name : List.of("loss", "gradient-norm", "clip-norm", "learning-rate", "skipped-steps")) {
                put(values, "train/" + name, line.path(name));
            }
            line.path("terms").properties().forEach(term -> put(values, "train/" + term.getKey(), term.getValue()));
            line.path("validation")
                    .properties()
                    .forEach(metric -> put(values, "validation/" + metric.getKey(), metric.getValue()));
            if (i < timings.size()) {
                timings.get(i).properties().stream()
                        .filter(timing -> !timing.getKey().equals("epoch"))
                        .forEach(timing -> put(values, "cost/" + timing.getKey(), timing.getValue()));
            }
            epochs.add(new LoggedEpoch(
                    line.path("epoch").asInt(), line.path("phase").asText(), values));
        }
        return epochs;
    }

    private static void put(Map<String, Double> values, String name, JsonNode value) {
        if (value.isNumber() && Double.isFinite(value.asDouble())) {
            values.put(name, value.asDouble());
        }
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        if (Files.isRegularFile(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                try {
                    lines.add(MAPPER.readTree(line));
                } catch (JsonProcessingException e) {
                    break;
                }
            }
        }
        return lines;
    }
}
