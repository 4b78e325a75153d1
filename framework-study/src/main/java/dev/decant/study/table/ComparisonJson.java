package dev.decant.study.table;

import static dev.decant.study.table.EvaluationJson.put;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.runtime.evaluation.Similarity;
import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.Summary;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.ComparisonSetup;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.NonInferiority;
import dev.decant.study.comparison.PairedDifference;
import dev.decant.study.comparison.SeedFailure;
import dev.decant.study.comparison.SeedRow;
import java.util.List;
import java.util.Map;

/** A comparison as one JSON document with everything in it; an undefined number is null. */
public final class ComparisonJson {
    private final ObjectMapper mapper = new ObjectMapper();

    /** The document, indented. */
    public String render(Comparison comparison) {
        return render(comparison, Map.of());
    }

    /**
     * The document of the test split with those of the external sets in it.
     *
     * @param external by the name of the set
     */
    public String render(Comparison test, Map<String, Comparison> external) {
        ObjectNode document = of(test);
        if (!external.isEmpty()) {
            ObjectNode sets = document.putObject("external");
            external.forEach((name, comparison) -> sets.set(name, of(comparison)));
        }
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes could not be written", e);
        }
    }

    /** The document as a tree. */
    public ObjectNode of(Comparison comparison) {
        ComparisonSetup setup = comparison.setup();
        ObjectNode json = mapper.createObjectNode();
        json.put("name", setup.name());
        json.put("baseline", setup.baseline());
        json.put("selected_by", Measure.of(setup.select()).key());
        json.put("primary", setup.primary().key());
        json.put("confidence", setup.confidence());
        json.put("resamples", setup.resamples());
        json.put("resample_seed", setup.randomSeed());
        json.put("test_records", comparison.records());
        json.put("test_groups", comparison.groups());
        json.put("groups_are", setup.groups());
        json.put("judged", setup.judged().records());
        setup.training().ifPresent(training -> json.set("training", training.json()));
        ArrayNode seeds = json.putArray("seeds");
        comparison.seeds().forEach(seeds::add);
        strings(json.putArray("warnings"), comparison.warnings());
        comparison.chance().ifPresent(chance -> json.set("chance", EvaluationJson.of(chance)));
        ArrayNode methods = json.putArray("methods");
        comparison.methods().forEach(row -> methods.add(method(comparison, row)));
        ArrayNode differences = json.putArray("differences");
        comparison.differences().forEach(difference -> differences.add(difference(setup, difference)));
        nonInferiority(json, comparison);
        tuning(json, setup);
        strings(json.putArray("notes"), comparison.notes());
        json.set("provenance", defined(provenance(setup.provenance())));
        return json;
    }

    private ObjectNode method(Comparison comparison, MethodRow row) {
        ObjectNode json = mapper.createObjectNode();
        json.put("name", row.name());
        json.put("role", row.role().key());
        ObjectNode summary = json.putObject("summary");
        for (Measure measure : comparison.measures()) {
            Summary of = row.summary(measure);
            ObjectNode numbers = summary.putObject(measure.key());
            put(numbers, "mean", of.mean());
            put(numbers, "sd", of.sd());
            numbers.put("count", of.count());
            Interval interval = row.intervals().get(measure);
            if (interval != null) {
                interval(numbers, interval);
            }
        }
        ArrayNode seeds = json.putArray("seeds");
        for (SeedRow seed : row.seeds()) {
            ObjectNode one = seeds.addObject();
            one.put("seed", seed.seed());
            one.put("run", seed.run());
            one.set("test", EvaluationJson.of(seed.test()));
            seed.toTeacher().ifPresent(similarity -> similarity(one, similarity));
            ObjectNode cost = one.putObject("cost");
            cost.put("parameters", seed.cost().parameters());
            cost.put("epochs", seed.cost().epochs());
            put(cost, "train_seconds", seed.cost().trainSeconds());
            put(cost, "samples_per_second", seed.cost().samplesPerSecond());
            put(cost, "peak_memory_mib", seed.cost().peakMemoryMiB());
        }
        ArrayNode failures = json.putArray("failures");
        for (SeedFailure failure : row.failures()) {
            failures.addObject().put("seed", failure.seed()).put("reason", failure.reason());
        }
        strings(json.putArray("overrides"), row.overrides());
        json.put("tuning_trials", row.tuningTrials());
        return json;
    }

    private void similarity(ObjectNode seed, Similarity similarity) {
        put(seed, Measure.R2_TEACHER.key(), similarity.rSquared());
        put(seed, Measure.CORR2_TEACHER.key(), similarity.squaredCorrelation());
        numbers(seed.putArray("r2_teacher_by_class"), similarity.rSquaredByClass());
        numbers(seed.putArray("corr2_teacher_by_class"), similarity.squaredCorrelationByClass());
    }

    private ObjectNode difference(ComparisonSetup setup, PairedDifference difference) {
        ObjectNode json = mapper.createObjectNode();
        json.put("method", difference.method());
        json.put("role", difference.role().key());
        json.put("metric", difference.measure().key());
        json.put("endpoint", setup.endpoint(difference.measure()));
        json.put("seeds", difference.seeds());
        put(json, "difference", difference.difference().estimate());
        interval(json, difference.difference());
        put(json, "p", difference.pValue().orElse(Double.NaN));
        put(json, "p_holm", difference.adjusted().orElse(Double.NaN));
        if (difference.hasVerdict()) {
            json.put("decided", difference.decided());
        } else {
            json.putNull("decided");
        }
        json.put("wins", difference.seedsWon().wins());
        json.put("ties", difference.seedsWon().ties());
        json.put("losses", difference.seedsWon().losses());
        return json;
    }

    private static void interval(ObjectNode json, Interval interval) {
        put(json, "low", interval.low());
        put(json, "high", interval.high());
        json.put("interval", interval.resamples() == 0 ? "t over seeds and groups" : "bootstrap over groups");
        if (interval.resamples() > 0) {
            json.put("resamples", interval.resamples());
        }
    }

    private static void nonInferiority(ObjectNode json, Comparison comparison) {
        if (comparison.nonInferiority().isEmpty()) {
            return;
        }
        ObjectNode found = json.putObject("non_inferiority");
        found.put("metric", comparison.setup().primary().key());
        put(found, "margin", comparison.setup().margin().orElseThrow());
        ArrayNode methods = found.putArray("methods");
        for (NonInferiority one : comparison.nonInferiority()) {
            PairedDifference lessTeacher = one.difference();
            ObjectNode node = methods.addObject();
            node.put("method", lessTeacher.method());
            node.put("seeds", lessTeacher.seeds());
            put(node, "difference", lessTeacher.difference().estimate());
            interval(node, lessTeacher.difference());
            node.put("finding", one.finding().words());
        }
    }

    private static void tuning(ObjectNode json, ComparisonSetup setup) {
        if (setup.tuning().isEmpty()) {
            return;
        }
        ObjectNode methods = json.putObject("tuning");
        setup.tuning().forEach((method, effort) -> {
            ObjectNode node = methods.putObject(method);
            node.put("trials", effort.trials());
            node.put("epochs", effort.epochs());
            put(node, "train_seconds", effort.seconds());
            effort.seeds().forEach(node.putArray("seeds")::add);
            node.put("metric", effort.metric());
            put(node, "validation", effort.value());
            ObjectNode values = node.putObject("chosen");
            effort.chosen().forEach(values::put);
        });
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    private static void numbers(ArrayNode array, List<Double> values) {
        values.forEach(value -> array.add(EvaluationJson.number(value)));
    }

    private JsonNode provenance(Map<String, Object> provenance) {
        return mapper.valueToTree(provenance);
    }

    /** The same without numbers that JSON does not know. */
    private JsonNode defined(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(defined(entry.getValue())));
            return object;
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, defined(array.get(i)));
            }
            return array;
        }
        boolean undefined = node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue());
        return undefined ? EvaluationJson.number(node.doubleValue()) : node;
    }
}
