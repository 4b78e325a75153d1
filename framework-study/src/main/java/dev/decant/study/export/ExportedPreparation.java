package dev.decant.study.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.api.data.DataException;
import dev.decant.api.task.Task;
import dev.decant.runtime.graph.SavedTensor;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.PreparationFile;
import dev.decant.runtime.run.TrainedOn;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** {@code preparation.json} of an export: the run's own, with the network's signature, what its outputs mean, and the thresholds. */
final class ExportedPreparation {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ExportedPreparation() {}

    static String of(FinishedRun run, List<SavedTensor> inputs, List<SavedTensor> outputs) throws IOException {
        ObjectNode document = ofRun(run);
        document.put("run", run.id());
        ObjectNode signature = document.putObject("signature");
        signature.put("name", "serving_default");
        tensors(signature.putArray("inputs"), inputs);
        tensors(signature.putArray("outputs"), outputs);
        meanings(document.putObject("outputs"), run.test().task(), outputs);
        decision(document.putObject("decision"), run);
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private static ObjectNode ofRun(FinishedRun run) throws IOException {
        if (!Files.isRegularFile(run.folder().preparation())) {
            return ofEarlierVersion(run);
        }
        JsonNode own = MAPPER.readTree(run.folder().preparation().toFile());
        if (own instanceof ObjectNode object) {
            return object;
        }
        throw new DataException(run.folder().preparation() + " is no JSON object");
    }

    /** Of a run that did not write down how records are prepared, only what its provenance says. */
    private static ObjectNode ofEarlierVersion(FinishedRun run) {
        TrainedOn trained = TrainedOn.of(run.folder());
        ObjectNode document = MAPPER.createObjectNode();
        document.put("format", PreparationFile.FORMAT);
        document.put("complete", false);
        document.set("task", MAPPER.valueToTree(PreparationFile.task(run.test().task())));
        document.put("fitted", trained.preparation());
        document.putObject("input").put("described", trained.input());
        return document;
    }

    private static void tensors(ArrayNode list, List<SavedTensor> tensors) {
        for (SavedTensor tensor : tensors) {
            ObjectNode node = list.addObject();
            node.put("name", tensor.name());
            node.put("type", tensor.type());
            ArrayNode shape = node.putArray("shape");
            tensor.shape().forEach(size -> {
                if (size < 0) {
                    shape.addNull();
                } else {
                    shape.add(size);
                }
            });
        }
    }

    private static void meanings(ObjectNode node, Task task, List<SavedTensor> outputs) {
        String form = task instanceof Task.PerStepBinary ? "[batch, steps]" : "[batch, classes]";
        for (SavedTensor output : outputs) {
            node.put(
                    output.name(),
                    output.name().equals("probabilities")
                            ? form + ": what Decant predicts. " + of(task)
                            : form + ": scores of one readout before " + squash(task)
                                    + "; probabilities are made of the scores of all readouts.");
        }
    }

    private static String of(Task task) {
        return task instanceof Task.MultiClass
                ? "Probabilities of classes of which one holds; they sum to 1."
                : task instanceof Task.MultiLabel
                        ? "For each class by itself the probability that it holds."
                        : "For each step the probability that it is "
                                + task.classes().get(0) + "; those of padded steps mean nothing.";
    }

    private static String squash(Task task) {
        return task instanceof Task.MultiClass ? "the softmax" : "the sigmoid";
    }

    private static void decision(ObjectNode node, FinishedRun run) {
        Task task = run.test().task();
        if (task instanceof Task.MultiClass) {
            node.put("rule", "argmax");
            node.put("meaning", "The most probable class, of equal ones the first.");
            return;
        }
        node.put("rule", "threshold");
        node.put("meaning", "A class is called where its probability is at least its threshold, of float32.");
        ObjectNode thresholds = node.putObject("thresholds");
        for (int c = 0; c < task.outputs(); c++) {
            thresholds.put(task.classes().get(c), run.thresholds()[c]);
        }
    }
}
