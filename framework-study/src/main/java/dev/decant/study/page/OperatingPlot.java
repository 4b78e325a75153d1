package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.MethodRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What every threshold would give: sensitivity against false alarms, precision against recall, the mean over the seeds. */
final class OperatingPlot {
    /** False positive rates and recalls that the tables show, as points of {@link OperatingCurves#AXIS}. */
    private static final int[] RATES = {1, 5, 10};

    private static final int[] RECALLS = {25, 40, 45};

    private final List<String> classes;
    private final Map<String, OperatingCurves> methods;
    private final MethodStyles styles;

    private OperatingPlot(List<String> classes, Map<String, OperatingCurves> methods, MethodStyles styles) {
        this.classes = classes;
        this.methods = methods;
        this.styles = styles;
    }

    static Html of(Comparison comparison, List<RunDetail> details, MethodStyles styles) {
        Map<String, OperatingCurves> methods = new LinkedHashMap<>();
        details.stream()
                .collect(Collectors.groupingBy(RunDetail::method, LinkedHashMap::new, Collectors.toList()))
                .forEach((method, runs) -> methods.put(
                        method,
                        OperatingCurves.mean(
                                runs.stream().map(RunDetail::operating).toList())));
        List<String> classes = comparison.methods().stream()
                .filter(MethodRow::finished)
                .findFirst()
                .map(OperatingPlot::classes)
                .orElse(List.of());
        return methods.isEmpty() ? Html.NOTHING : new OperatingPlot(classes, methods, styles).html();
    }

    private static List<String> classes(MethodRow row) {
        return row.seeds().get(0).test().classes().stream()
                .map(one -> one.name())
                .toList();
    }

    private Html html() {
        return Html.join(
                Html.paragraph(
                        "Of each class against the rest, on the test split; the mean of the seeds' curves, point by"
                                + " point (vertical averaging, Fawcett 2006)."),
                Html.element("div", "pair")
                        .of(
                                chart(
                                        "Receiver operating characteristic",
                                        "false positive rate",
                                        "sensitivity",
                                        "Dotted: guessing.",
                                        OperatingCurves::sensitivity,
                                        RATES),
                                chart(
                                        "Precision and recall",
                                        "recall",
                                        "precision",
                                        "Dotted: the share of the class, which guessing has.",
                                        OperatingCurves::precision,
                                        RECALLS)));
    }

    private Html chart(
            String title,
            String x,
            String y,
            String description,
            Function<OperatingCurves, double[][]> curves,
            int[] points) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode choices = data.putArray("choices");
        classes.forEach(choices::add);
        data.put("x", x);
        data.put("y", y);
        data.set("axis", EmbeddedJson.numbers(OperatingCurves.AXIS));
        OperatingCurves any = methods.values().iterator().next();
        ObjectNode levels = data.putObject("levels");
        for (int c = 0; c < classes.size(); c++) {
            if (x.equals("recall")) {
                levels.set(classes.get(c), EmbeddedJson.number(any.share()[c]));
            }
        }
        ArrayNode lines = data.putArray("methods");
        methods.forEach((method, own) -> {
            ObjectNode line = styles.node(method);
            ObjectNode values = line.putObject("values");
            for (int c = 0; c < classes.size(); c++) {
                values.set(classes.get(c), EmbeddedJson.numbers(curves.apply(own)[c]));
            }
            lines.add(line);
        });
        return new Chart("operating", title, description, data, table(x, y, curves, points)).html();
    }

    private Html table(String x, String y, Function<OperatingCurves, double[][]> curves, int[] points) {
        List<String> head = new ArrayList<>(List.of("class", "method"));
        for (int point : points) {
            head.add(y + " at " + x + " " + NumberText.decimals(OperatingCurves.AXIS[point], 2));
        }
        Table table = new Table(MeasureName.title(y) + " at chosen points of the curves", head);
        for (int c = 0; c < classes.size(); c++) {
            int index = c;
            methods.forEach((method, own) -> {
                List<String> cells = new ArrayList<>(List.of(method));
                for (int point : points) {
                    cells.add(NumberText.decimal(curves.apply(own)[index][point]));
                }
                table.row(classes.get(index), cells);
            });
        }
        return table.html();
    }
}
