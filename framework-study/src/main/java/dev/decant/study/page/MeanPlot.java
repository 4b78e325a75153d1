package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.runtime.statistics.Interval;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The means of methods with their intervals (Figure 1 of the paper): a plot for each measure. */
public final class MeanPlot {
    private MeanPlot() {}

    public static Html of(
            Comparison comparison, List<Measure> measures, Predicate<String> wanted, MethodStyles styles) {
        List<Html> charts = new ArrayList<>();
        for (Measure measure : measures) {
            if (comparison.measures().contains(measure)) {
                charts.add(chart(comparison, measure, wanted, styles));
            }
        }
        return Html.element("div", "pair").of(charts);
    }

    private static Html chart(Comparison comparison, Measure measure, Predicate<String> wanted, MethodStyles styles) {
        String name = MeasureName.of(measure, comparison);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("axis", name);
        data.putNull("reference");
        ArrayNode methods = data.putArray("methods");
        Table table = new Table(
                name,
                List.of("method", "mean", NumberText.percent(comparison.setup().confidence()) + " interval"));
        for (MethodRow row : comparison.methods()) {
            Interval interval = row.intervals().get(measure);
            if (interval != null && wanted.test(row.name())) {
                ObjectNode node = styles.node(row.name());
                node.set("estimate", EmbeddedJson.number(interval.estimate()));
                node.set("low", EmbeddedJson.number(interval.low()));
                node.set("high", EmbeddedJson.number(interval.high()));
                methods.add(node);
                table.row(row.name(), NumberText.decimal(interval.estimate()), NumberText.range(interval));
            }
        }
        return new Chart(
                        "forest",
                        MeasureName.title(name),
                        "The point is the mean, the line its interval.",
                        data,
                        table.html())
                .html();
    }
}
