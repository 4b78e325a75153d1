package dev.decant.runtime.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.api.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** {@code result.json}: what a finished run is, without its predictions. Each value is there and of its kind, or it is damaged. */
final class ResultFile {
    private final RunFolder folder;
    private final JsonNode root;

    private ResultFile(RunFolder folder, JsonNode root) {
        this.folder = folder;
        this.root = root;
    }

    /** The content of the file. */
    static String text(FinishedRun run) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode node = mapper.createObjectNode();
        node.put("id", run.id());
        node.put("label", run.label());
        node.put("seed", run.seed());
        ObjectNode task = node.putObject("task");
        task.put("type", type(run.test().task()));
        run.test().task().classes().forEach(task.putArray("classes")::add);
        ArrayNode thresholds = node.putArray("thresholds");
        for (float threshold : run.thresholds()) {
            thresholds.add(threshold);
        }
        node.put("best-epoch", run.bestEpoch());
        node.put("epochs", run.epochs());
        run.plan().forEach(node.putArray("plan")::add);
        ObjectNode cost = node.putObject("cost");
        cost.put("train-seconds", run.cost().trainSeconds());
        cost.put("samples-per-second", run.cost().samplesPerSecond());
        cost.put("wait-share", run.cost().waitShare());
        cost.put("peak-memory-mib", run.cost().peakMemoryMiB());
        cost.put("parameters", run.cost().parameters());
        cost.put("strategy-parameters", run.cost().strategyParameters());
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    /** The task in a word. */
    static String type(Task task) {
        return task instanceof Task.MultiClass
                ? "multi-class"
                : task instanceof Task.MultiLabel ? "multi-label" : "per-step-binary";
    }

    /** @throws DamagedRun if the file is no JSON */
    static ResultFile read(RunFolder folder) throws IOException {
        try {
            return new ResultFile(folder, new ObjectMapper().readTree(Files.readString(folder.result())));
        } catch (JsonProcessingException e) {
            throw new DamagedRun(new RunDamage(folder, folder.result(), "is not JSON: " + e.getOriginalMessage()));
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new DamagedRun(new RunDamage(folder, folder.result(), "is not text in UTF-8"));
        }
    }

    Task task() {
        JsonNode node = root.path("task");
        List<String> classes = new ArrayList<>();
        node.path("classes").forEach(name -> classes.add(name.asText()));
        String type = node.path("type").asText();
        int least = type.equals("multi-class") ? 2 : 1;
        require(classes.size() >= least, "task.classes");
        return switch (type) {
            case "multi-class" -> new Task.MultiClass(classes);
            case "multi-label" -> new Task.MultiLabel(classes);
            case "per-step-binary" -> new Task.PerStepBinary(classes.get(0));
            default -> throw damaged("task.type");
        };
    }

    /** One for each class. */
    float[] thresholds() {
        JsonNode node = root.path("thresholds");
        float[] thresholds = new float[node.size()];
        require(thresholds.length == task().outputs(), "thresholds");
        for (int i = 0; i < thresholds.length; i++) {
            require(node.get(i).isNumber(), "thresholds");
            thresholds[i] = (float) node.get(i).asDouble();
        }
        return thresholds;
    }

    FinishedRun with(PredictionTable test) {
        List<String> plan = new ArrayList<>();
        root.path("plan").forEach(digest -> plan.add(digest.asText()));
        return new FinishedRun(
                text("id"),
                folder,
                text("label"),
                number(root, "seed").asLong(),
                thresholds(),
                number(root, "best-epoch").asInt(),
                number(root, "epochs").asInt(),
                test.predictions(),
                test.groups(),
                plan,
                cost(root.path("cost")));
    }

    private RunCost cost(JsonNode cost) {
        return new RunCost(
                number(cost, "train-seconds").asDouble(),
                number(cost, "samples-per-second").asDouble(),
                number(cost, "wait-share").asDouble(),
                number(cost, "peak-memory-mib").asLong(),
                number(cost, "parameters").asLong(),
                number(cost, "strategy-parameters").asLong());
    }

    private String text(String key) {
        require(root.path(key).isTextual(), key);
        return root.path(key).asText();
    }

    private JsonNode number(JsonNode node, String key) {
        require(node.path(key).isNumber(), key);
        return node.path(key);
    }

    private void require(boolean holds, String key) {
        if (!holds) {
            throw damaged(key);
        }
    }

    private RuntimeException damaged(String key) {
        return new DamagedRun(new RunDamage(folder, folder.result(), "has no valid " + key));
    }
}
