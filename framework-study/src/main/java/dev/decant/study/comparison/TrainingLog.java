package dev.decant.study.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.runtime.run.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run logged after each epoch.
 *
 * @param epochs how many
 * @param series by name, one value for each epoch, NaN where there is none: {@code validation f1}, {@code loss},
 *     {@code term task}, {@code gradient norm}, {@code learning rate}
 */
public record TrainingLog(int epochs, Map<String, double[]> series) {
    /** Before the name of a metric of the validation split. */
    public static final String VALIDATION = "validation ";

    /** Before the name of a term of the loss. */
    public static final String TERM = "loss term ";

    /** The whole training loss. */
    public static final String LOSS = "training loss";

    /** The mean norm of the gradients before clipping. */
    public static final String NORM = "gradient norm";

    /** The greatest norm that is left of one; missing where none is clipped. */
    public static final String CLIP = "clip norm";

    /** The loss of the labels, among the terms of the loss. */
    public static final String TASK = TERM + "task";

    /** Reads a run's metrics; a line that was cut off is left out. Empty where there is no such file. */
    public static TrainingLog of(RunFolder folder) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        if (Files.isRegularFile(folder.metrics())) {
            ObjectMapper mapper = new ObjectMapper();
            for (String line : Files.readAllLines(folder.metrics(), StandardCharsets.UTF_8)) {
                try {
                    lines.add(mapper.readTree(line));
                } catch (JsonProcessingException e) {
                    break;
                }
            }
        }
        Map<String, double[]> series = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            int epoch = i;
            line.path("validation")
                    .properties()
                    .forEach(value -> put(series, VALIDATION + value.getKey(), lines.size(), epoch, value.getValue()));
            put(series, LOSS, lines.size(), epoch, line.path("loss"));
            line.path("terms")
                    .properties()
                    .forEach(value -> put(series, TERM + value.getKey(), lines.size(), epoch, value.getValue()));
            put(series, CLIP, lines.size(), epoch, line.path("clip-norm"));
            put(series, NORM, lines.size(), epoch, line.path("gradient-norm"));
            put(series, "learning rate", lines.size(), epoch, line.path("learning-rate"));
        }
        return new TrainingLog(lines.size(), series);
    }

    private static void put(Map<String, double[]> series, String name, int epochs, int epoch, JsonNode value) {
        if (value.isNumber()) {
            series.computeIfAbsent(name, key -> {
                        double[] values = new double[epochs];
                        Arrays.fill(values, Double.NaN);
                        return values;
                    })[epoch] =
                    value.asDouble();
        }
    }
}
