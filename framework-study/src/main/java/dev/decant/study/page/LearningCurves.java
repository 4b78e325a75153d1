package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.TrainingLog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The validation metrics and the terms of the loss by epoch, one line for each run. */
final class LearningCurves {
    private final Comparison comparison;
    private final List<RunDetail> runs;
    private final MethodStyles styles;

    LearningCurves(Comparison comparison, List<RunDetail> runs, MethodStyles styles) {
        this.comparison = comparison;
        this.runs = runs.stream().filter(run -> run.log().epochs() > 0).toList();
        this.styles = styles;
    }

    Html html() {
        if (runs.isEmpty()) {
            return Html.NOTHING;
        }
        String selected =
                TrainingLog.VALIDATION + Measure.of(comparison.setup().select()).key();
        Set<String> validation = new LinkedHashSet<>();
        Set<String> losses = new LinkedHashSet<>();
        validation.add(selected);
        losses.add(TrainingLog.TERM + "task");
        losses.add(TrainingLog.LOSS);
        for (RunDetail run : runs) {
            for (String name : run.log().series().keySet()) {
                (name.startsWith(TrainingLog.VALIDATION) ? validation : losses).add(name);
            }
        }
        validation.removeIf(name -> !known(name));
        losses.removeIf(name -> !known(name));
        return Html.join(
                chart(
                        "Validation",
                        "One line for each run; the large point is the epoch that was tested.",
                        List.copyOf(validation),
                        validationTable(List.copyOf(validation), selected)),
                chart(
                        "Loss",
                        "One line for each run, on a logarithmic axis where the values span orders of magnitude; methods"
                                + " without the chosen term have no line.",
                        List.copyOf(losses),
                        lossTable(List.copyOf(losses))));
    }

    private boolean known(String name) {
        return runs.stream().anyMatch(run -> run.log().series().containsKey(name));
    }

    private Html chart(String title, String description, List<String> names, Html numbers) {
        if (names.isEmpty()) {
            return Html.NOTHING;
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode choices = data.putArray("choices");
        names.forEach(choices::add);
        data.put("log", title.equals("Loss"));
        ArrayNode lines = data.putArray("runs");
        for (RunDetail run : runs) {
            ObjectNode line = styles.node(run.method());
            line.put("seed", run.seed());
            line.put("best", run.bestEpoch());
            ObjectNode series = line.putObject("series");
            for (String name : names) {
                double[] values = run.log().series().get(name);
                if (values != null) {
                    series.set(name, EmbeddedJson.numbers(values));
                }
            }
            lines.add(line);
        }
        return new Chart("curves", title + " by epoch", description, data, numbers).html();
    }

    private Html validationTable(List<String> names, String selected) {
        List<String> head = new ArrayList<>(List.of("method", "seed", "epochs", "tested epoch"));
        names.forEach(name -> head.add(name + (name.equals(selected) ? " (selects)" : "")));
        Table table = new Table("At the epoch that was tested", head);
        for (RunDetail run : runs) {
            List<String> cells = new ArrayList<>(List.of(
                    Long.toString(run.seed()),
                    Integer.toString(run.log().epochs()),
                    Integer.toString(run.bestEpoch())));
            names.forEach(name -> cells.add(NumberText.decimal(at(run, name, run.bestEpoch() - 1))));
            table.row(run.method(), cells);
        }
        return table.html();
    }

    private Html lossTable(List<String> names) {
        List<String> head = new ArrayList<>(List.of("method", "seed"));
        head.addAll(names);
        Table table = new Table("First and last epoch", head);
        for (RunDetail run : runs) {
            List<String> cells = new ArrayList<>(List.of(Long.toString(run.seed())));
            for (String name : names) {
                double first = at(run, name, 0);
                double last = at(run, name, run.log().epochs() - 1);
                cells.add(
                        Double.isNaN(first) && Double.isNaN(last)
                                ? NumberText.NONE
                                : digits(first) + " → " + digits(last));
            }
            table.row(run.method(), cells);
        }
        return table.html();
    }

    private static String digits(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : NumberText.NONE;
    }

    private static double at(RunDetail run, String name, int epoch) {
        double[] values = run.log().series().get(name);
        return values == null || epoch < 0 || epoch >= values.length ? Double.NaN : values[epoch];
    }
}
