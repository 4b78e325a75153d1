package dev.decant.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.api.data.DataException;
import dev.decant.api.task.Task;
import dev.decant.io.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes a run's result, and reads it back. */
public final class RunStore {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RunStore() {}

    /** Writes the predictions, then the result that marks the run as finished. */
    public static void write(FinishedRun run) throws IOException {
        new PredictionTable(run.test(), run.groups()).write(run.folder().predictions("test"));
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", run.id());
        node.put("label", run.label());
        node.put("seed", run.seed());
        node.set("task", task(run.test().task()));
        ArrayNode thresholds = node.putArray("thresholds");
        for (float threshold : run.thresholds()) {
            thresholds.add(threshold);
        }
        node.put("best-epoch", run.bestEpoch());
        node.put("epochs", run.epochs());
        ArrayNode plan = node.putArray("plan");
        run.plan().forEach(plan::add);
        ObjectNode cost = node.putObject("cost");
        cost.put("train-seconds", run.cost().trainSeconds());
        cost.put("samples-per-second", run.cost().samplesPerSecond());
        cost.put("wait-share", run.cost().waitShare());
        cost.put("peak-memory-mib", run.cost().peakMemoryMiB());
        cost.put("parameters", run.cost().parameters());
        cost.put("strategy-parameters", run.cost().strategyParameters());
        AtomicFile.writeText(
                run.folder().result(), MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
    }

    /**
     * Reads a finished run.
     *
     * @throws DataException if the folder holds none, or a damaged one
     */
    public static FinishedRun read(Path path) {
        RunFolder folder = new RunFolder(path);
        if (!folder.finished()) {
            throw new DataException(
                    Files.isDirectory(path)
                            ? "the run " + path + " is not finished; continue it with: decant resume " + path
                            : "there is no run " + path);
        }
        try {
            JsonNode node = MAPPER.readTree(folder.result().toFile());
            Task task = task(node.path("task"), folder);
            float[] thresholds = new float[node.path("thresholds").size()];
            for (int i = 0; i < thresholds.length; i++) {
                thresholds[i] = (float) node.path("thresholds").get(i).asDouble();
            }
            List<String> plan = new ArrayList<>();
            node.path("plan").forEach(digest -> plan.add(digest.asText()));
            JsonNode cost = node.path("cost");
            PredictionTable test = PredictionTable.read(folder.predictions("test"), task, thresholds);
            return new FinishedRun(
                    node.path("id").asText(),
                    folder,
                    node.path("label").asText(),
                    node.path("seed").asLong(),
                    thresholds,
                    node.path("best-epoch").asInt(),
                    node.path("epochs").asInt(),
                    test.predictions(),
                    test.groups(),
                    plan,
                    new RunCost(
                            cost.path("train-seconds").asDouble(),
                            cost.path("samples-per-second").asDouble(),
                            cost.path("wait-share").asDouble(),
                            cost.path("peak-memory-mib").asLong(),
                            cost.path("parameters").asLong(),
                            cost.path("strategy-parameters").asLong()));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new DataException(
                    "the result of the run " + path + " cannot be read: " + e.getMessage() + "; delete "
                            + folder.result() + " and resume the run",
                    e);
        }
    }

    /** Every run below a folder, finished or not, in the order of the names. */
    public static List<RunFolder> list(Path runs) throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(runs, 3)) {
            return paths.map(RunFolder::new)
                    .filter(folder -> Files.isRegularFile(folder.provenance()))
                    .sorted(java.util.Comparator.comparing(RunFolder::path))
                    .toList();
        }
    }

    private static ObjectNode task(Task task) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put(
                "type",
                task instanceof Task.MultiClass
                        ? "multi-class"
                        : task instanceof Task.MultiLabel ? "multi-label" : "per-step-binary");
        ArrayNode classes = node.putArray("classes");
        task.classes().forEach(classes::add);
        return node;
    }

    private static Task task(JsonNode node, RunFolder folder) {
        List<String> classes = new ArrayList<>();
        node.path("classes").forEach(name -> classes.add(name.asText()));
        return switch (node.path("type").asText()) {
            case "multi-class" -> new Task.MultiClass(classes);
            case "multi-label" -> new Task.MultiLabel(classes);
            case "per-step-binary" -> new Task.PerStepBinary(classes.get(0));
            default -> throw new DataException("the result of the run " + folder.path() + " names no known task");
        };
    }
}
