package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.runtime.statistics.Interval;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.PairedDifference;
import dev.decant.study.comparison.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Paired differences to the baseline with their intervals, as forest plots: one for each measure. */
final class DifferencePlot {
    /** How many times as far as every student a teacher may be and still be drawn. */
    private static final double FAR = 2;

    private DifferencePlot() {}

    static Html of(Comparison comparison, MethodStyles styles) {
        Set<Measure> principal = Measure.principal(comparison.setup().select());
        List<Html> charts = new ArrayList<>();
        for (Measure measure : principal) {
            chart(comparison, measure, styles, charts);
        }
        List<Html> others = new ArrayList<>();
        for (Measure measure : comparison.measures()) {
            if (!principal.contains(measure)) {
                others.add(table(comparison, measure, comparison.differences(measure)));
            }
        }
        return charts.isEmpty()
                ? Html.NOTHING
                : Html.join(
                        Html.paragraph("Each point is a method's mean less that of "
                                + comparison.setup().baseline()
                                + ", paired by seed and record; the line is its "
                                + NumberText.percent(comparison.setup().confidence())
                                + " interval, not corrected for the number of lines. "
                                + (comparison.hasVerdict()
                                        ? "What is decided, p after Holm's correction says."
                                        : "They decide nothing.")),
                        Html.element("div", "pair").of(charts),
                        others.isEmpty() ? Html.NOTHING : Chart.folded("The other measures", Html.join(others)));
    }

    private static void chart(Comparison comparison, Measure measure, MethodStyles styles, List<Html> charts) {
        List<PairedDifference> differences = comparison.differences(measure);
        if (differences.isEmpty()) {
            return;
        }
        String name = MeasureName.of(measure, comparison);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("axis", name + " less that of " + comparison.setup().baseline());
        data.put("reference", 0);
        ArrayNode methods = data.putArray("methods");
        List<PairedDifference> drawn = withoutFarTeachers(differences);
        for (PairedDifference difference : drawn) {
            Interval interval = difference.difference();
            ObjectNode node = styles.node(difference.method());
            node.set("estimate", EmbeddedJson.number(interval.estimate()));
            node.set("low", EmbeddedJson.number(interval.low()));
            node.set("high", EmbeddedJson.number(interval.high()));
            methods.add(node);
        }
        charts.add(new Chart(
                        "forest",
                        MeasureName.title(name) + " (" + comparison.setup().endpoint(measure) + "): difference to "
                                + comparison.setup().baseline(),
                        "Points right of zero are better than "
                                + comparison.setup().baseline() + "." + beyond(differences, drawn),
                        data,
                        table(comparison, measure, differences))
                .html());
    }

    /** A teacher so far away that the others' intervals could not be told apart is said in words. */
    private static List<PairedDifference> withoutFarTeachers(List<PairedDifference> differences) {
        List<PairedDifference> students = differences.stream()
                .filter(difference -> difference.role() != Role.TEACHER)
                .toList();
        double reach = students.stream()
                .mapToDouble(difference -> reach(difference.difference()))
                .max()
                .orElse(Double.POSITIVE_INFINITY);
        return differences.stream()
                .filter(difference ->
                        difference.role() != Role.TEACHER || !(reach(difference.difference()) > FAR * reach))
                .toList();
    }

    /** How far from zero the interval goes; the estimate where there is no interval. */
    private static double reach(Interval interval) {
        double ends = Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
        return Double.isFinite(ends) ? ends : Math.abs(interval.estimate());
    }

    private static String beyond(List<PairedDifference> all, List<PairedDifference> drawn) {
        return all.stream()
                .filter(difference -> !drawn.contains(difference))
                .map(difference -> " Beyond the axis: " + difference.method() + ", "
                        + NumberText.signed(difference.difference().estimate()) + " ("
                        + NumberText.signedRange(difference.difference()) + ").")
                .collect(Collectors.joining());
    }

    private static Html table(Comparison comparison, Measure measure, List<PairedDifference> differences) {
        Table table = new Table(
                MeasureName.of(measure, comparison) + " ("
                        + comparison.setup().endpoint(measure) + "), less that of "
                        + comparison.setup().baseline(),
                List.of(
                        "method",
                        "difference",
                        NumberText.percent(comparison.setup().confidence()) + " interval",
                        "p (Holm)",
                        "win/tie/loss",
                        "seeds"));
        for (PairedDifference difference : differences) {
            table.row(
                    difference.method(),
                    NumberText.signed(difference.difference().estimate()),
                    NumberText.signedRange(difference.difference()),
                    difference.adjusted().isPresent()
                            ? NumberText.pValue(difference.adjusted().getAsDouble())
                            : NumberText.NONE,
                    difference.seedsWon().toString(),
                    Integer.toString(difference.seeds()));
        }
        return table.html();
    }
}
