package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A reliability diagram: the share that came true against the probability that was given. */
final class CalibrationPlot {
    private CalibrationPlot() {}

    static Html of(List<RunDetail> details, MethodStyles styles) {
        List<RunDetail> runs =
                details.stream().filter(run -> run.calibration().isPresent()).toList();
        if (runs.isEmpty()) {
            return Html.NOTHING;
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putArray("choices").add("equal axes").add("axes as far as the data");
        ArrayNode lines = data.putArray("runs");
        Table table = new Table(
                "Mean probability → share that is true, in bins of equal size, and the Brier score",
                List.of("method", "seed", "Brier score", "predicted → observed"));
        for (RunDetail run : runs) {
            Calibration calibration = run.calibration().orElseThrow();
            ObjectNode line = styles.node(run.method());
            line.put("seed", run.seed());
            line.set("predicted", EmbeddedJson.numbers(calibration.predicted()));
            line.set("observed", EmbeddedJson.numbers(calibration.observed()));
            ArrayNode counts = line.putArray("counts");
            StringBuilder bins = new StringBuilder();
            for (int bin = 0; bin < calibration.counts().length; bin++) {
                counts.add(calibration.counts()[bin]);
                bins.append(bin == 0 ? "" : ", ")
                        .append(NumberText.decimal(calibration.predicted()[bin]))
                        .append(" → ")
                        .append(NumberText.decimal(calibration.observed()[bin]));
            }
            lines.add(line);
            table.row(
                    run.method(),
                    Long.toString(run.seed()),
                    NumberText.decimals(calibration.brier(), 4),
                    bins.toString());
        }
        return new Chart(
                        "reliability",
                        "Reliability on the test split",
                        "Probabilities of all classes in ten bins of equal size; on the diagonal they come true as often"
                                + " as they say. One line for each run.",
                        data,
                        table.html())
                .html();
    }
}
