package dev.decant.study.curve;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.api.data.DataException;
import dev.decant.runtime.statistics.Summary;
import dev.decant.study.comparison.ComparisonTraining;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.Role;
import dev.decant.study.request.InvalidRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code comparison.json} says of a finished comparison's test split.
 *
 * @param folder that it lies in
 * @param baseline of the comparison
 * @param primary the measure that it is about
 * @param tested test records
 * @param training what its runs were trained on
 * @param methods in its order
 */
record StoredComparison(
        Path folder, String baseline, Measure primary, int tested, ComparisonTraining training, List<Method> methods) {
    private static final String FILE = "comparison.json";

    /** A method with its means over seeds; a measure without any value is not among them. */
    record Method(CurveMethod method, Map<Measure, Summary> summaries) {}

    /**
     * Reads a folder.
     *
     * @throws InvalidRequest if there is no finished comparison, or one that does not say what it was trained on
     * @throws DataException if the file is damaged
     */
    static StoredComparison read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw InvalidRequest.because(folder + " holds no finished comparison: there is no " + file
                    + ", which decant compare writes at its end");
        }
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(file.toFile());
        } catch (JacksonException e) {
            throw new DataException(
                    file + " is damaged: it is no JSON from line "
                            + e.getLocation().getLineNr() + " on",
                    e);
        }
        try {
            return of(folder, json);
        } catch (IllegalArgumentException e) {
            if (e instanceof InvalidRequest) {
                throw e;
            }
            throw new DataException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static StoredComparison of(Path folder, JsonNode json) {
        JsonNode rows = json.path("methods");
        Measure primary = measure(text(json, "primary"));
        if (!rows.isArray() || !json.path("test_records").isInt()) {
            throw new IllegalArgumentException("methods or test_records are missing");
        }
        List<Method> methods = new ArrayList<>();
        rows.forEach(row -> methods.add(method(row)));
        if (methods.stream().allMatch(method -> method.summaries().isEmpty())) {
            throw InvalidRequest.because("no run of the comparison in " + folder + " finished");
        }
        if (!json.has("training")) {
            throw InvalidRequest.because(
                    folder.resolve(FILE)
                            + " does not say on how many labelled records its runs were trained: it was written by an older version, or its"
                            + " runs were gone; the decant compare that made it writes it anew, and trains no finished run again");
        }
        return new StoredComparison(
                folder,
                text(json, "baseline"),
                primary,
                json.path("test_records").intValue(),
                ComparisonTraining.of(json.path("training")),
                methods);
    }

    private static Method method(JsonNode row) {
        String role = text(row, "role");
        Map<Measure, Summary> summaries = new EnumMap<>(Measure.class);
        row.path("summary").properties().forEach(entry -> {
            JsonNode of = entry.getValue();
            int count = of.path("count").asInt();
            if (count > 0 && of.path("mean").isNumber()) {
                double sd = of.path("sd").isNumber() ? of.path("sd").doubleValue() : Double.NaN;
                summaries.put(
                        measure(entry.getKey()), new Summary(of.path("mean").doubleValue(), sd, count));
            }
        });
        return new Method(
                new CurveMethod(
                        text(row, "name"),
                        Arrays.stream(Role.values())
                                .filter(known -> known.key().equals(role))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException("there is no role " + role))),
                summaries);
    }

    private static Measure measure(String key) {
        return Measure.named(key).orElseThrow(() -> new IllegalArgumentException("there is no measure " + key));
    }

    private static String text(JsonNode json, String key) {
        JsonNode value = json.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(key + " is no text");
        }
        return value.textValue();
    }
}
