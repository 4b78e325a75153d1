package dev.decant.reproduction;

import dev.decant.reproduction.published.PublishedNumber;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.table.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A table of the paper as lines of text: own numbers, and the paper's beside them. */
final class PaperTable {
    private PaperTable() {}

    /** R² of each student's probabilities with its teacher's, and their squared correlation; columns for each set. */
    static List<String> similarity(TaskReproduction task, int width) {
        Map<String, Comparison> sets = new LinkedHashMap<>();
        sets.put(Evidence.TEST, task.test());
        sets.putAll(task.external());
        List<Column> columns = new ArrayList<>();
        sets.forEach((name, comparison) -> {
            columns.add(new Column(name, method -> own(comparison, method, Measure.R2_TEACHER)));
            columns.add(new Column(name + " corr2", method -> own(comparison, method, Measure.CORR2_TEACHER)));
        });
        columns.addAll(published(task, Target.TABLE1.label(), PublishedNumber::setName));
        return table(
                columns,
                names(task.test(), method -> !Methods.isAblation(method) && !method.equals(Methods.TEACHER)),
                width);
    }

    /**
     * What the methods score on the test split, a column for each measure.
     *
     * @param table of the paper
     * @param methods that are shown
     * @param width the length of a line at most
     */
    static List<String> performance(TaskReproduction task, String table, Predicate<String> methods, int width) {
        List<Column> columns = new ArrayList<>();
        for (Measure measure : task.test().measures()) {
            if (measure.metric().isPresent()) {
                columns.add(new Column(measure.key(), method -> own(task.test(), method, measure)));
            }
        }
        columns.addAll(published(task, table, PublishedNumber::measureName));
        return table(columns, names(task.test(), methods), width);
    }

    /** A column: what stands above it, and a cell for each method. */
    private record Column(String heading, Function<String, String> cell) {}

    private static List<Column> published(
            TaskReproduction task, String table, Function<PublishedNumber, String> heading) {
        Set<String> headings = new LinkedHashSet<>();
        task.published().stream()
                .filter(number -> number.table().equals(table))
                .forEach(number -> headings.add(heading.apply(number)));
        return headings.stream()
                .map(name -> new Column(
                        "paper " + name,
                        method -> task.published().stream()
                                .filter(number -> number.table().equals(table)
                                        && number.method().equals(method)
                                        && heading.apply(number).equals(name))
                                .findFirst()
                                .map(number -> TextCells.of(number.value()))
                                .orElse(TextCells.NONE)))
                .toList();
    }

    private static List<String> names(Comparison comparison, Predicate<String> methods) {
        return comparison.methods().stream()
                .filter(MethodRow::finished)
                .map(MethodRow::name)
                .filter(methods)
                .toList();
    }

    private static List<String> table(List<Column> columns, List<String> methods, int width) {
        List<String> header = new ArrayList<>(List.of("method"));
        columns.forEach(column -> header.add(column.heading()));
        TextTable table = TextTable.ofNumbers(1, header);
        for (String method : methods) {
            List<String> cells = new ArrayList<>(List.of(method));
            columns.forEach(column -> cells.add(column.cell().apply(method)));
            table.add(cells);
        }
        return table.lines(width);
    }

    private static String own(Comparison comparison, String method, Measure measure) {
        if (!comparison.measures().contains(measure)) {
            return TextCells.NONE;
        }
        return comparison.methods().stream()
                .filter(row -> row.name().equals(method) && row.finished())
                .findFirst()
                .map(row -> TextCells.of(row.summary(measure)))
                .orElse(TextCells.NONE);
    }
}
