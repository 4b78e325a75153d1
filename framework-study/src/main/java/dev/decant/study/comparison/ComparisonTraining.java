package dev.decant.study.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigResolveOptions;
import dev.decant.io.file.Sha256;
import dev.decant.runtime.config.CanonicalJson;
import dev.decant.runtime.config.source.SourceReader;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.TrainedOn;
import java.nio.file.Files;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the runs of a comparison were trained on, and with what: so that comparisons can be set beside one another.
 *
 * @param data the type of the data source
 * @param fingerprint the content of the data and the settings that it was read with
 * @param input the form of a record in words
 * @param records of the training split, labelled or not
 * @param labelled those among them whose labels training knew, 1 or more
 * @param validation records of the validation split
 * @param tested a hash of the test records' names, the same for the same records
 * @param settings by {@link #STUDENT} and the other names, the section of the configuration; empty where it cannot be read
 */
public record ComparisonTraining(
        String data,
        String fingerprint,
        String input,
        int records,
        int labelled,
        int validation,
        String tested,
        Map<String, JsonNode> settings) {
    /** The network of the student. */
    public static final String STUDENT = "student";

    /** Where the teacher comes from, without the settings of its training. */
    public static final String TEACHER = "teacher";

    /** The field's own scorer. */
    public static final String SCORER = "scorer";

    /** The settings of the training that all methods have in common. */
    public static final String TRAIN = "train";

    /** The strategies that are compared. */
    public static final String STRATEGIES = "strategies";

    private static final int DIGITS = 16;

    private static final Map<String, String> SECTIONS = Map.of(
            STUDENT, "student",
            TEACHER, "teacher",
            SCORER, "evaluate.scorer",
            TRAIN, "train",
            STRATEGIES, "compare.strategies");

    public ComparisonTraining {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * Of runs that were trained on one split, as the folder of the first tells; empty where none finished, or its folder is gone
     * or too old to tell.
     *
     * @throws dev.decant.api.data.DataException if that run's provenance cannot be read
     */
    static Optional<ComparisonTraining> of(ComparisonRuns runs) {
        return runs.contenders().values().stream()
                .flatMap(List::stream)
                .findFirst()
                .filter(run -> Files.isRegularFile(run.folder().provenance()))
                .flatMap(ComparisonTraining::of);
    }

    private static Optional<ComparisonTraining> of(FinishedRun run) {
        TrainedOn on = TrainedOn.of(run.folder());
        if (on.training().isEmpty()
                || on.labelled().isEmpty()
                || on.validation().isEmpty()) {
            return Optional.empty();
        }
        Sha256 names = new Sha256();
        run.test().ids().forEach(names::text);
        return Optional.of(new ComparisonTraining(
                on.type(),
                on.fingerprint(),
                on.input(),
                on.training().getAsInt(),
                on.labelled().getAsInt(),
                on.validation().getAsInt(),
                names.hex().substring(0, DIGITS),
                settings(run)));
    }

    private static Map<String, JsonNode> settings(FinishedRun run) {
        Map<String, JsonNode> settings = new LinkedHashMap<>();
        try {
            Config whole = new SourceReader(refused -> {})
                    .file(run.folder().config())
                    .config()
                    .resolve(ConfigResolveOptions.noSystem())
                    .withoutPath("teacher.train");
            for (String name : List.of(STUDENT, TEACHER, SCORER, TRAIN, STRATEGIES)) {
                String path = SECTIONS.getOrDefault(name, name);
                if (whole.hasPath(path)) {
                    settings.put(name, new ObjectMapper().readTree(CanonicalJson.render(whole.getValue(path))));
                }
            }
        } catch (ConfigException e) {
            return Map.of();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("canonical JSON could not be read back", e);
        }
        return settings;
    }

    /** As it stands in {@code comparison.json}. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("data", data);
        json.put("fingerprint", fingerprint);
        json.put("input", input);
        json.put("records", records);
        json.put("labelled", labelled);
        json.put("validation", validation);
        json.put("tested", tested);
        ObjectNode sections = json.putObject("settings");
        settings.forEach(sections::set);
        return json;
    }

    /**
     * Reads back what {@link #json} wrote.
     *
     * @throws IllegalArgumentException that names the key that is missing or wrong
     */
    public static ComparisonTraining of(JsonNode json) {
        Map<String, JsonNode> settings = new LinkedHashMap<>();
        json.path("settings").properties().forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
        return new ComparisonTraining(
                text(json, "data"),
                text(json, "fingerprint"),
                text(json, "input"),
                count(json, "records", 1),
                count(json, "labelled", 1),
                count(json, "validation", 0),
                text(json, "tested"),
                settings);
    }

    private static String text(JsonNode json, String key) {
        JsonNode value = json.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("training." + key + " is no text");
        }
        return value.textValue();
    }

    private static int count(JsonNode json, String key, int least) {
        JsonNode value = json.path(key);
        if (!value.isInt() || value.intValue() < least) {
            throw new IllegalArgumentException("training." + key + " is no number of records");
        }
        return value.intValue();
    }
}
