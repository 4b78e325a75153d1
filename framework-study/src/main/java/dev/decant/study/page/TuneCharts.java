package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.runtime.config.SearchSpace;
import dev.decant.runtime.config.TuneParameter;
import dev.decant.runtime.run.RunFolder;
import dev.decant.study.comparison.TrainingLog;
import dev.decant.study.search.TrialRecord;
import dev.decant.study.search.Tuned;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The trials of a search drawn by the rung that each reached: curves by epoch, and the metric against each value.
 *
 * @param runs one for each trial and seed that has a log
 */
record TuneCharts(Tuned tuned, List<TrialRun> runs) {
    private static final List<String> MARKERS = List.of("circle", "rect", "triangle", "diamond");
    private static final int COLOURS = 7;

    /** A run of a trial. */
    record TrialRun(TrialRecord trial, int seed, double[] metric) {}

    static TuneCharts of(Tuned tuned) throws IOException {
        List<TrialRun> runs = new ArrayList<>();
        for (TrialRecord trial : tuned.trials()) {
            for (int i = 0; i < trial.runs().size(); i++) {
                double[] metric = TrainingLog.of(
                                new RunFolder(tuned.runs().resolve(trial.runs().get(i))))
                        .series()
                        .get(TrainingLog.VALIDATION + tuned.metric());
                if (metric != null) {
                    runs.add(new TrialRun(trial, i, metric));
                }
            }
        }
        return new TuneCharts(tuned, runs);
    }

    Html curves() {
        if (runs.isEmpty()) {
            return Html.NOTHING;
        }
        String name = TrainingLog.VALIDATION + tuned.metric();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putArray("choices").add(name);
        data.put("log", false);
        ArrayNode lines = data.putArray("runs");
        Table table = new Table("First and last epoch", List.of("trial", "run", "epochs", tuned.metric()));
        for (TrialRun run : runs) {
            ObjectNode line = style(run.trial());
            line.put("label", "trial " + run.trial().trial().number());
            line.put("best", 0);
            line.putObject("series").set(name, EmbeddedJson.numbers(run.metric()));
            lines.add(line);
            table.row(
                    Integer.toString(run.trial().trial().number()),
                    run.trial().runs().get(run.seed()),
                    Integer.toString(run.metric().length),
                    NumberText.decimal(run.metric()[0]) + " → "
                            + NumberText.decimal(run.metric()[run.metric().length - 1]));
        }
        return new Chart(
                        "curves",
                        "Validation by epoch",
                        "One line for each run, drawn by the rung that its trial reached. Every trial has the schedule of all"
                                + " its epochs: one that stops early has seen its beginning.",
                        data,
                        table.html())
                .html();
    }

    Html values() {
        List<TrialRecord> judged = tuned.trials().stream()
                .filter(trial -> Double.isFinite(trial.last().orElse(Double.NaN)))
                .toList();
        if (judged.isEmpty()) {
            return Html.NOTHING;
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("metric", tuned.metric());
        ArrayNode choices = data.putArray("choices");
        ObjectNode axes = data.putObject("axes");
        List<String> head = new ArrayList<>(List.of("trial", tuned.metric()));
        for (TuneParameter parameter : tuned.tune().parameters()) {
            choices.add(parameter.path());
            axes.set(parameter.path(), axis(parameter));
            head.add(parameter.path());
        }
        ArrayNode points = data.putArray("trials");
        Table table = new Table("The metric of the last epoch that a trial was judged at", head);
        for (TrialRecord trial : judged) {
            ObjectNode point = style(trial);
            point.put("label", "trial " + trial.trial().number());
            point.set("metric", EmbeddedJson.number(trial.last().orElseThrow()));
            ObjectNode values = point.putObject("values");
            trial.trial().values().forEach(values::put);
            points.add(point);
            List<String> cells =
                    new ArrayList<>(List.of(NumberText.decimal(trial.last().orElseThrow())));
            tuned.tune()
                    .parameters()
                    .forEach(parameter ->
                            cells.add(trial.trial().values().getOrDefault(parameter.path(), NumberText.NONE)));
            table.row(Integer.toString(trial.trial().number()), cells);
        }
        return new Chart(
                        "values",
                        "Metric against value",
                        "One point for each trial, drawn by the rung that it reached: compare points of one rung, for those of"
                                + " a higher one were trained for longer.",
                        data,
                        table.html())
                .html();
    }

    private static ObjectNode axis(TuneParameter parameter) {
        ObjectNode axis = JsonNodeFactory.instance.objectNode();
        SearchSpace space = parameter.space();
        if (space instanceof SearchSpace.Numbers numbers) {
            axis.put("type", numbers.logarithmic() ? "log" : "value");
        } else {
            axis.put("type", space instanceof SearchSpace.Integers ? "value" : "category");
        }
        if (space instanceof SearchSpace.Values values) {
            ArrayNode names = axis.putArray("values");
            values.values().forEach(names::add);
        }
        return axis;
    }

    /** By rung, so that the legend names rungs. */
    private ObjectNode style(TrialRecord trial) {
        int rung = trial.rung().orElse(0);
        ObjectNode style = JsonNodeFactory.instance.objectNode();
        style.put("name", "to epoch " + tuned.rungs().epochs().get(rung));
        style.put("color", "var(--m" + rung % COLOURS + ")");
        style.put("symbol", MARKERS.get(rung % MARKERS.size()));
        style.put("dash", "solid");
        style.put("shown", true);
        return style;
    }
}
