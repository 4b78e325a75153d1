package dev.decant.study.page;

import dev.decant.runtime.statistics.Interval;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.SeedFailure;
import dev.decant.study.comparison.SeedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table of a comparison: mean ± standard deviation over the seeds, with the interval of the mean. */
public final class ScoreTable {
    private ScoreTable() {}

    static Html of(Comparison comparison) {
        List<String> head = new ArrayList<>(List.of("method"));
        comparison
                .measures()
                .forEach(measure -> head.add(MeasureName.column(measure)
                        + (measure == comparison.setup().primary() ? " (primary)" : "")));
        Table table = new Table(
                "Mean ± standard deviation over seeds, below it the "
                        + NumberText.percent(comparison.setup().confidence()) + " interval of the mean",
                head);
        if (comparison.chance().isPresent()) {
            table.row(
                    "chance",
                    comparison.measures().stream()
                            .map(measure -> NumberText.decimal(comparison.chance(measure)))
                            .toList());
        }
        for (MethodRow row : comparison.methods()) {
            if (row.finished()) {
                table.cells(
                        Html.text(row.name()),
                        comparison.measures().stream()
                                .map(measure -> cell(row, measure))
                                .toList());
            }
        }
        return Html.join(
                table.html(),
                remarks(comparison),
                Chart.folded("Each seed", seeds(comparison)),
                comparison.notes().isEmpty()
                        ? Html.NOTHING
                        : Chart.folded("How these numbers were made", Html.list(comparison.notes())));
    }

    /** Mean ± standard deviation over seeds, its interval below. */
    public static Html cell(MethodRow row, Measure measure) {
        Interval interval = row.intervals().get(measure);
        Html mean = Html.text(NumberText.meanAndDeviation(row.summary(measure)));
        return interval == null || !Double.isFinite(interval.low())
                ? mean
                : Html.join(mean, Html.element("small").of(NumberText.range(interval)));
    }

    private static Html remarks(Comparison comparison) {
        List<String> remarks = new ArrayList<>();
        for (MethodRow row : comparison.methods()) {
            if (!row.overrides().isEmpty()) {
                remarks.add("The training of " + row.name() + " differs: " + String.join(", ", row.overrides()) + ".");
            }
            for (SeedFailure failure : row.failures()) {
                remarks.add(row.name() + ", seed " + failure.seed() + ", failed: " + failure.firstLine());
            }
        }
        return remarks.isEmpty() ? Html.NOTHING : Html.list(remarks);
    }

    private static Html seeds(Comparison comparison) {
        List<String> head = new ArrayList<>(List.of("method", "seed"));
        comparison.measures().forEach(measure -> head.add(MeasureName.column(measure)));
        head.add("run");
        Table table = new Table("Every finished run", head);
        for (MethodRow row : comparison.methods()) {
            for (SeedRow seed : row.seeds()) {
                List<String> cells = new ArrayList<>(List.of(Long.toString(seed.seed())));
                cells.addAll(comparison.measures().stream()
                        .map(measure -> NumberText.decimal(seed.value(measure)))
                        .collect(Collectors.toList()));
                cells.add(seed.run());
                table.row(row.name(), cells);
            }
        }
        return table.html();
    }
}
