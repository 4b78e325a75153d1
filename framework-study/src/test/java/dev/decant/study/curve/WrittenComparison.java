package dev.decant.study.curve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A {@code comparison.json} that a test writes by hand. */
public final class WrittenComparison {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    /** On 200 test records, of plain against nobody. */
    public static WrittenComparison of(int labelled) throws IOException {
        WrittenComparison comparison = new WrittenComparison();
        comparison.json.setAll((ObjectNode) new ObjectMapper().readTree("""
                {"name": "ecg", "baseline": "plain", "primary": "f1", "test_records": 200, "methods": [],
                 "training": {
                   "data": "cinc2017", "fingerprint": "aa", "input": "3000 steps of 1 channels (ECG) at 100.0 Hz",
                   "records": 1000, "labelled": 1000, "validation": 100, "tested": "t1",
                   "settings": {
                     "student": {"type": "transformer", "depth": 8},
                     "teacher": {"type": "resnet1d", "filters": 4},
                     "scorer": {"type": "cinc2017"},
                     "train": {"epochs": 10},
                     "strategies": {"kd": {"weight": 1}}
                   }
                 }}
                """));
        comparison.training().put("labelled", labelled);
        return comparison;
    }

    /** Of f1 by seed; its auroc has no value. */
    public WrittenComparison method(String name, String role, double... values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        ObjectNode method = ((ArrayNode) json.get("methods")).addObject();
        method.put("name", name).put("role", role);
        ObjectNode summary = method.putObject("summary");
        ObjectNode of = summary.putObject("f1");
        if (values.length == 0) {
            of.putNull("mean");
        } else {
            of.put("mean", mean);
        }
        if (values.length < 2) {
            of.putNull("sd");
        } else {
            of.put("sd", Math.sqrt(squares / (values.length - 1)));
        }
        of.put("count", values.length);
        summary.putObject("auroc").putNull("mean").putNull("sd").put("count", 0);
        return this;
    }

    /** The document's top, to be changed. */
    public ObjectNode json() {
        return json;
    }

    /** Its section training, to be changed. */
    public ObjectNode training() {
        return (ObjectNode) json.get("training");
    }

    /** Writes it, and returns the folder. */
    public Path in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("comparison.json"), json.toPrettyString());
        return folder;
    }
}
