package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import java.util.ArrayList;
import java.util.List;

/** Every seed by itself: a line joins what the methods made of the same teacher, initial weights and batches. */
final class SeedPlot {
    private SeedPlot() {}

    /** Nothing for one seed, whose line says no more than the table. */
    static Html of(Comparison comparison, MethodStyles styles) {
        List<MethodRow> rows =
                comparison.methods().stream().filter(MethodRow::finished).toList();
        if (comparison.seeds().size() < 2 || rows.size() < 2) {
            return Html.NOTHING;
        }
        List<Measure> measures = Measure.principal(comparison.setup().select()).stream()
                .filter(measure -> comparison.measures().contains(measure))
                .toList();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode choices = data.putArray("choices");
        measures.forEach(measure -> choices.add(MeasureName.column(measure)));
        ArrayNode seeds = data.putArray("seeds");
        comparison.seeds().forEach(seeds::add);
        ArrayNode methods = data.putArray("methods");
        for (MethodRow row : rows) {
            ObjectNode method = styles.node(row.name());
            ObjectNode values = method.putObject("values");
            for (Measure measure : measures) {
                ArrayNode bySeed = values.putArray(MeasureName.column(measure));
                comparison.seeds().forEach(seed -> bySeed.add(EmbeddedJson.number(value(row, seed, measure))));
            }
            methods.add(method);
        }
        return new Chart(
                        "seeds",
                        "Seed by seed",
                        "A line joins the runs of one seed: the same teacher, initial weights and batches. Lines that run side by"
                                + " side are a difference that every seed shows.",
                        data,
                        table(comparison, rows))
                .html();
    }

    private static double value(MethodRow row, long seed, Measure measure) {
        return row.seeds().stream()
                .filter(one -> one.seed() == seed)
                .mapToDouble(one -> one.value(measure))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Html table(Comparison comparison, List<MethodRow> rows) {
        Measure primary = comparison.setup().primary();
        List<String> head = new ArrayList<>(List.of("method"));
        comparison.seeds().forEach(seed -> head.add("seed " + seed));
        Table table = new Table(MeasureName.title(MeasureName.of(primary, comparison)) + ", by seed", head);
        for (MethodRow row : rows) {
            table.row(
                    row.name(),
                    comparison.seeds().stream()
                            .map(seed -> NumberText.decimal(value(row, seed, primary)))
                            .toList());
        }
        return table.html();
    }
}
