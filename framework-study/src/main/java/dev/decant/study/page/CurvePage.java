package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.io.file.AtomicFile;
import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.Summary;
import dev.decant.study.curve.CurveMethod;
import dev.decant.study.curve.CurvePoint;
import dev.decant.study.curve.LabelCurve;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Curves of label efficiency as {@code curve.html}. */
public final class CurvePage {
    private CurvePage() {}

    /** Writes the page, whole or not at all. */
    public static void write(Path file, LabelCurve curve) throws IOException {
        String measure = MeasureName.column(curve.measure());
        Html head = Html.join(
                Html.element("p", "kicker").of("Label efficiency"),
                Html.element("h1").of(MeasureName.title(measure) + " by labelled records, " + curve.data()),
                Html.element("p", "facts")
                        .of(curve.points().size() + " comparisons, "
                                + NumberText.whole(curve.points().get(0).labelled()) + " to "
                                + NumberText.whole(curve.points()
                                        .get(curve.points().size() - 1)
                                        .labelled())
                                + " labelled training records, baseline " + curve.baseline()));
        List<Section> sections = List.of(
                new Section("curve", "Curve", Html.join(notes(curve), chart(curve, measure))),
                new Section("numbers", "Numbers", numbers(curve, measure)),
                new Section("comparisons", "Comparisons", comparisons(curve)));
        AtomicFile.writeText(file, new Document("Label efficiency · Decant", head, sections).render());
    }

    private static Html notes(LabelCurve curve) {
        return curve.notes().isEmpty() ? Html.NOTHING : Html.list(curve.notes());
    }

    private static Html chart(LabelCurve curve, String measure) {
        MethodStyles styles = MethodStyles.of(curve);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("measure", measure);
        ArrayNode labelled = data.putArray("labelled");
        curve.points().forEach(point -> labelled.add(point.labelled()));
        ArrayNode methods = data.putArray("methods");
        for (CurveMethod method : curve.methods()) {
            ObjectNode node = styles.node(method.name());
            ArrayNode means = node.putArray("means");
            ArrayNode lows = node.putArray("lows");
            ArrayNode highs = node.putArray("highs");
            ArrayNode seeds = node.putArray("seeds");
            for (CurvePoint point : curve.points()) {
                Optional<Interval> interval = point.interval(method);
                means.add(
                        EmbeddedJson.number(point.of(method).map(Summary::mean).orElse(Double.NaN)));
                lows.add(EmbeddedJson.number(interval.map(Interval::low).orElse(Double.NaN)));
                highs.add(EmbeddedJson.number(interval.map(Interval::high).orElse(Double.NaN)));
                seeds.add(point.of(method).map(Summary::count).orElse(0));
            }
            methods.add(node);
        }
        return new Chart(
                        "labels",
                        MeasureName.title(measure) + " by the number of labelled training records",
                        "One line for each method, through its means over seeds; the horizontal axis is logarithmic, and the"
                                + " teacher's line dashed. Bands are the intervals. " + LabelCurve.INTERVALS,
                        data,
                        table(curve, "Mean over seeds and its 95 % t interval over seeds", CurvePage::interval))
                .html();
    }

    private static Html numbers(LabelCurve curve, String measure) {
        return table(
                curve,
                MeasureName.title(measure) + ": mean ± standard deviation over seeds, and the number of seeds",
                (point, method) -> point.of(method)
                        .map(summary -> NumberText.meanAndDeviation(summary) + " (" + summary.count() + ")")
                        .orElse(NumberText.NONE));
    }

    private static String interval(CurvePoint point, CurveMethod method) {
        return point.of(method)
                .map(summary -> NumberText.decimal(summary.mean())
                        + point.interval(method)
                                .map(interval -> " (" + NumberText.range(interval) + ")")
                                .orElse(""))
                .orElse(NumberText.NONE);
    }

    private static Html table(LabelCurve curve, String caption, BiFunction<CurvePoint, CurveMethod, String> cell) {
        List<String> head = new ArrayList<>(List.of("labelled records"));
        curve.methods().forEach(method -> head.add(method.name()));
        Table table = new Table(caption, head);
        for (CurvePoint point : curve.points()) {
            table.row(
                    NumberText.whole(point.labelled()),
                    curve.methods().stream()
                            .map(method -> cell.apply(point, method))
                            .toList());
        }
        return table.html();
    }

    private static Html comparisons(LabelCurve curve) {
        Table table = new Table(
                "What each row is made of", List.of("labelled records", "training records", "test records", "folder"));
        for (CurvePoint point : curve.points()) {
            table.row(
                    NumberText.whole(point.labelled()),
                    NumberText.whole(point.records()),
                    NumberText.whole(point.tested()),
                    point.folder().toString());
        }
        return table.ofSettings();
    }
}
