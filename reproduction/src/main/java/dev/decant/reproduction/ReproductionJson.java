package dev.decant.reproduction;

import static dev.decant.study.table.EvaluationJson.put;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.reproduction.published.PublishedNumber;
import dev.decant.runtime.statistics.Interval;
import dev.decant.study.analysis.AttentionMap;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.table.ComparisonJson;
import java.util.Locale;

/**
 * A reproduction as one JSON document: comparisons, claims, the paper's numbers, and the numbers of the analyses, whose
 * chunks stay in the runs' folders. An undefined number is null, an infinity text.
 */
public final class ReproductionJson {
    private final ObjectMapper mapper = new ObjectMapper();

    /** The document, indented. */
    public String render(Reproduction reproduction) {
        ObjectNode json = mapper.createObjectNode();
        json.put("profile", reproduction.profile());
        ArrayNode targets = json.putArray("targets");
        reproduction.targets().forEach(target -> targets.add(target.key()));
        ArrayNode tasks = json.putArray("tasks");
        reproduction.tasks().forEach(task -> tasks.add(task(task)));
        json.set("provenance", mapper.valueToTree(reproduction.provenance()));
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes could not be written", e);
        }
    }

    private ObjectNode task(TaskReproduction task) {
        ObjectNode json = mapper.createObjectNode();
        json.put("task", task.task());
        json.put("title", task.title());
        ArrayNode claims = json.putArray("claims");
        task.claims().forEach(claim -> claims.add(claim(claim)));
        json.set("test", new ComparisonJson().of(task.test()));
        ObjectNode external = json.putObject("external");
        task.external().forEach((name, comparison) -> external.set(name, new ComparisonJson().of(comparison)));
        ArrayNode analyses = json.putArray("analyses");
        task.analyses().forEach(analysis -> analyses.add(analysis(analysis)));
        ArrayNode published = json.putArray("published");
        task.published().forEach(number -> published.add(published(number)));
        return json;
    }

    private ObjectNode claim(ClaimResult claim) {
        ObjectNode json = mapper.createObjectNode();
        json.put("id", claim.id());
        json.put("claim", claim.claim());
        json.put("source", claim.source());
        json.put("set", claim.set());
        json.put("measure", claim.measure());
        json.put("verdict", claim.verdict().words());
        claim.difference().ifPresent(difference -> interval(json, difference));
        json.put("reading", claim.reading());
        return json;
    }

    private static void interval(ObjectNode json, Interval interval) {
        put(json, "difference", interval.estimate());
        put(json, "low", interval.low());
        put(json, "high", interval.high());
        json.put("confidence", interval.confidence());
        json.put("resamples", interval.resamples());
    }

    private ObjectNode analysis(RunAnalysis analysis) {
        ObjectNode json = mapper.createObjectNode();
        json.put("run", analysis.run());
        json.put("label", analysis.label());
        json.put("seed", analysis.seed());
        json.put("set", analysis.set());
        json.put("records", analysis.records());
        ArrayNode representations = json.putArray("representations");
        analysis.representations().forEach(similarity -> {
            ObjectNode one = representations.addObject();
            one.put("kernel", similarity.kernel().name().toLowerCase(Locale.ROOT));
            one.put("rows", similarity.rows());
            one.put("columns", similarity.columns());
            ArrayNode matrix = one.putArray("cka");
            for (double[] row : similarity.matrix()) {
                ArrayNode cells = matrix.addArray();
                for (double value : row) {
                    if (Double.isFinite(value)) {
                        cells.add(value);
                    } else {
                        cells.addNull();
                    }
                }
            }
        });
        analysis.attention().ifPresent(attention -> {
            ArrayNode blocks = json.putArray("attention");
            for (AttentionMap map : attention.blocks()) {
                ObjectNode block = blocks.addObject();
                block.put("block", map.block());
                put(block, "distance", map.distance().ofAll());
                put(block, "toeplitz", map.toeplitz().ofAll());
                put(block, "entropy", map.entropy().ofAll());
                ObjectNode uniform = block.putObject("uniform");
                put(uniform, "distance", map.uniform().distance());
                put(uniform, "toeplitz", map.uniform().toeplitz());
                put(uniform, "entropy", map.uniform().entropy());
                block.put("near-uniform", map.nearUniform());
            }
        });
        return json;
    }

    private ObjectNode published(PublishedNumber number) {
        ObjectNode json = mapper.createObjectNode();
        json.put("table", number.table());
        json.put("method", number.method());
        json.put("set", number.setName());
        json.put("measure", number.measureName());
        json.put("value", number.value());
        return json;
    }
}
