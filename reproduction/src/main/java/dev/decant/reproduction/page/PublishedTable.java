package dev.decant.reproduction.page;

import dev.decant.reproduction.TaskReproduction;
import dev.decant.reproduction.published.PublishedNumber;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.page.Html;
import dev.decant.study.page.NumberText;
import dev.decant.study.page.ScoreTable;
import dev.decant.study.page.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A table of the paper with the reader's numbers first and the paper's beside them. */
final class PublishedTable {
    private final TaskReproduction task;
    private final String source;
    private final List<String> head = new ArrayList<>(List.of("method"));
    private final List<Function<String, Html>> columns = new ArrayList<>();

    /** @param source such as {@code Table 2} */
    PublishedTable(TaskReproduction task, String source) {
        this.task = task;
        this.source = source;
    }

    /** Adds a column of a comparison's means. */
    PublishedTable own(String title, Comparison comparison, Measure measure) {
        if (comparison.measures().contains(measure)) {
            head.add(title);
            columns.add(method -> row(comparison, method)
                    .map(found -> ScoreTable.cell(found, measure))
                    .orElse(Html.text(NumberText.NONE)));
        }
        return this;
    }

    /** Adds the paper's columns. */
    PublishedTable published(Function<PublishedNumber, String> heading) {
        Set<String> headings = new LinkedHashSet<>();
        task.published().stream()
                .filter(number -> number.table().equals(source))
                .forEach(number -> headings.add(heading.apply(number)));
        for (String name : headings) {
            head.add("paper: " + name);
            columns.add(method -> Html.element("span", "paper")
                    .of(task.published().stream()
                            .filter(number -> number.table().equals(source)
                                    && number.method().equals(method)
                                    && heading.apply(number).equals(name))
                            .findFirst()
                            .map(number -> NumberText.decimal(number.value()))
                            .orElse(NumberText.NONE)));
        }
        return this;
    }

    /** The table of the methods that finished and are wanted; nothing where there are none. */
    Html html(Predicate<String> wanted) {
        Table table = new Table(
                "Mean ± standard deviation over seeds, below it its interval"
                        + (head.stream().anyMatch(name -> name.startsWith("paper: "))
                                ? "; the paper's own numbers are of other data and one run each"
                                : ""),
                head);
        task.test().methods().stream()
                .filter(row -> row.finished() && wanted.test(row.name()))
                .forEach(row -> table.cells(
                        Html.text(row.name()),
                        columns.stream().map(column -> column.apply(row.name())).toList()));
        return table.isEmpty() ? Html.NOTHING : table.html();
    }

    private static Optional<MethodRow> row(Comparison comparison, String method) {
        return comparison.methods().stream()
                .filter(row -> row.name().equals(method) && row.finished())
                .findFirst();
    }
}
