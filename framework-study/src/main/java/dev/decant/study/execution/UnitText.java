package dev.decant.study.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigRenderOptions;
import java.io.IOException;

/**
 * A unit of work as text, for a process or a machine that has the same plugins, data and folder of runs.
 *
 * @param configuration the experiment's, resolved, HOCON
 * @param label which of its runs
 * @param seed of the run
 * @param until epochs after which it stops
 * @param id that the run must have there too
 */
record UnitText(String configuration, String label, long seed, int until, String id) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static UnitText of(RunUnit unit) {
        String configuration =
                unit.spec().source().root().render(ConfigRenderOptions.concise().setJson(false));
        return new UnitText(configuration, unit.spec().label(), unit.spec().seed(), unit.until(), unit.id());
    }

    /** One line of JSON. */
    String line() {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", id);
        node.put("label", label);
        node.put("seed", seed);
        node.put("until", until);
        node.put("configuration", configuration);
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes could not be written", e);
        }
    }

    /** @throws IOException if the line is none */
    static UnitText ofLine(String line) throws IOException {
        JsonNode node = MAPPER.readTree(line);
        if (!node.has("configuration")) {
            throw new IOException("expected a unit of work, got: " + line);
        }
        return new UnitText(
                node.path("configuration").asText(),
                node.path("label").asText(),
                node.path("seed").asLong(),
                node.path("until").asInt(),
                node.path("id").asText());
    }
}
