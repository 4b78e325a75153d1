package dev.decant.study.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.runtime.evaluation.ClassMetrics;
import dev.decant.runtime.evaluation.Evaluation;
import java.util.List;

/** An evaluation as a JSON object; an undefined number is null, an infinity text. */
public final class EvaluationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EvaluationJson() {}

    /** Everything that the evaluation holds. */
    public static ObjectNode of(Evaluation evaluation) {
        ObjectNode json = NODES.objectNode();
        json.put("records", evaluation.records());
        put(json, "f1", evaluation.f1());
        put(json, "auroc", evaluation.auroc());
        put(json, "auprc", evaluation.auprc());
        put(json, "accuracy", evaluation.accuracy());
        evaluation.score().ifPresent(score -> {
            put(json, "score", score.value());
            ObjectNode scorer = json.putObject("scorer");
            scorer.put("type", score.scorer());
            scorer.put("principal", score.principal());
            ObjectNode numbers = scorer.putObject("numbers");
            score.numbers().forEach((name, value) -> put(numbers, name, value));
        });
        ArrayNode classes = json.putArray("classes");
        for (ClassMetrics of : evaluation.classes()) {
            ObjectNode one = classes.addObject();
            one.put("name", of.name());
            put(one, "f1", of.f1());
            put(one, "auroc", of.auroc());
            put(one, "auprc", of.auprc());
            one.put("support", of.support());
            one.put("decided", of.decided());
        }
        evaluation.confusion().ifPresent(confusion -> {
            ArrayNode rows = json.putArray("confusion");
            for (List<Integer> counts : confusion.counts()) {
                ArrayNode row = rows.addArray();
                counts.forEach(row::add);
            }
        });
        return json;
    }

    /** Puts a number as {@link #number} has it. */
    public static void put(ObjectNode json, String name, double value) {
        json.set(name, number(value));
    }

    /** A number; JSON knows neither NaN, which is null, nor infinities, which are their Java text, as in {@link JsonText}. */
    static JsonNode number(double value) {
        if (Double.isNaN(value)) {
            return NODES.nullNode();
        }
        return Double.isInfinite(value) ? NODES.textNode(Double.toString(value)) : NODES.numberNode(value);
    }
}
