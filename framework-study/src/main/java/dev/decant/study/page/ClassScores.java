package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.runtime.evaluation.ClassMetrics;
import dev.decant.runtime.statistics.Summary;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.MethodRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The scores of each class, the mean over the seeds. */
final class ClassScores {
    private ClassScores() {}

    static Html of(Comparison comparison, MethodStyles styles) {
        List<MethodRow> rows =
                comparison.methods().stream().filter(MethodRow::finished).toList();
        if (rows.isEmpty()) {
            return Html.NOTHING;
        }
        List<ClassMetrics> classes = rows.get(0).seeds().get(0).test().classes();
        Map<String, ToDoubleFunction<ClassMetrics>> scores = new LinkedHashMap<>();
        scores.put("F1", ClassMetrics::f1);
        scores.put("AUROC", ClassMetrics::auroc);
        scores.put("AUPRC", ClassMetrics::auprc);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode names = data.putArray("classes");
        classes.forEach(of -> names.add(of.name()));
        ArrayNode choices = data.putArray("choices");
        scores.keySet().forEach(choices::add);
        ArrayNode methods = data.putArray("methods");
        for (MethodRow row : rows) {
            ObjectNode method = styles.node(row.name());
            ObjectNode values = method.putObject("values");
            scores.forEach((name, score) -> values.set(name, EmbeddedJson.numbers(means(row, classes.size(), score))));
            methods.add(method);
        }
        List<Html> tables = new ArrayList<>();
        scores.forEach((name, score) -> tables.add(table(name, score, rows, classes)));
        if (classes.size() == 1) {
            return ofOne(classes.get(0), scores, rows);
        }
        return new Chart(
                        "dots",
                        "Scores by class",
                        "One marker for each method, the mean over its seeds.",
                        data,
                        Html.join(tables))
                .html();
    }

    private static Html ofOne(
            ClassMetrics only, Map<String, ToDoubleFunction<ClassMetrics>> scores, List<MethodRow> rows) {
        List<String> head = new ArrayList<>(List.of("method"));
        head.addAll(scores.keySet());
        Table table = new Table(
                "The only class is " + only.name() + ", with " + NumberText.whole(only.support())
                        + " positives; the mean over the seeds",
                head);
        for (MethodRow row : rows) {
            table.row(
                    row.name(),
                    scores.values().stream()
                            .map(score -> NumberText.decimal(means(row, 1, score)[0]))
                            .toList());
        }
        return table.html();
    }

    private static double[] means(MethodRow row, int classes, ToDoubleFunction<ClassMetrics> score) {
        double[] means = new double[classes];
        for (int c = 0; c < classes; c++) {
            int index = c;
            means[c] = Summary.of(row.seeds().stream()
                            .mapToDouble(seed ->
                                    score.applyAsDouble(seed.test().classes().get(index)))
                            .toArray())
                    .mean();
        }
        return means;
    }

    private static Html table(
            String name, ToDoubleFunction<ClassMetrics> score, List<MethodRow> rows, List<ClassMetrics> classes) {
        List<String> head = new ArrayList<>(List.of("class", "records"));
        rows.forEach(row -> head.add(row.name()));
        Table table = new Table(name + " by class, the mean over the seeds", head);
        List<double[]> means =
                rows.stream().map(row -> means(row, classes.size(), score)).toList();
        for (int c = 0; c < classes.size(); c++) {
            List<String> cells =
                    new ArrayList<>(List.of(NumberText.whole(classes.get(c).support())));
            for (double[] ofMethod : means) {
                cells.add(NumberText.decimal(ofMethod[c]));
            }
            table.row(classes.get(c).name(), cells);
        }
        return table.html();
    }
}
