package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Cost;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.SeedRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a score cost: the primary measure of every run against its training time, its size and its memory. */
final class CostPlot {
    private CostPlot() {}

    static Html of(Comparison comparison, MethodStyles styles) {
        Map<String, ToDoubleFunction<Cost>> costs = new LinkedHashMap<>();
        costs.put("training s", Cost::trainSeconds);
        costs.put("parameters", Cost::parameters);
        costs.put("peak MiB", Cost::peakMemoryMiB);
        Measure primary = comparison.setup().primary();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("metric", MeasureName.of(primary, comparison));
        ArrayNode choices = data.putArray("choices");
        ObjectNode axes = data.putObject("axes");
        costs.keySet().forEach(name -> {
            choices.add(name);
            axes.putObject(name).put("type", "value");
        });
        ArrayNode points = data.putArray("trials");
        for (MethodRow row : comparison.methods()) {
            for (SeedRow seed : row.seeds()) {
                ObjectNode point = styles.node(row.name());
                point.put("label", "seed " + seed.seed());
                point.set("metric", EmbeddedJson.number(seed.value(primary)));
                ObjectNode values = point.putObject("values");
                costs.forEach((name, cost) -> {
                    double value = cost.applyAsDouble(seed.cost());
                    if (Double.isFinite(value)) {
                        values.put(name, NumberText.plain(value));
                    }
                });
                points.add(point);
            }
        }
        return points.isEmpty()
                ? Html.NOTHING
                : new Chart(
                                "values",
                                "Score against cost",
                                "One marker for each run. Times are of the machine that trained it, and of what else it did.",
                                data,
                                CostTable.of(comparison))
                        .html();
    }
}
