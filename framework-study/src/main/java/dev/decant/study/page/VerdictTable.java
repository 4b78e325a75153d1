package dev.decant.study.page;

import dev.decant.runtime.statistics.Interval;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.PairedDifference;
import dev.decant.study.comparison.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a comparison found on every principal measure, at a glance: a sign and a word, not a colour alone. */
final class VerdictTable {
    private VerdictTable() {}

    /** Empty where one measure says it all. */
    static Optional<Html> of(Comparison comparison) {
        Set<Measure> principal = Measure.principal(comparison.setup().select());
        List<Measure> measures = principal.stream()
                .filter(measure -> !differences(comparison, measure).isEmpty())
                .toList();
        if (measures.size() < 2) {
            return Optional.empty();
        }
        List<String> head = new ArrayList<>(List.of("method"));
        measures.forEach(measure -> head.add(MeasureName.column(measure)));
        Table table = new Table("Against " + comparison.setup().baseline() + ", on every principal measure", head);
        for (MethodRow row : comparison.methods()) {
            List<Html> cells = new ArrayList<>();
            for (Measure measure : measures) {
                cells.add(differences(comparison, measure).stream()
                        .filter(difference -> difference.method().equals(row.name()))
                        .findFirst()
                        .map(difference -> badge(difference.difference()))
                        .orElse(Html.text(NumberText.NONE)));
            }
            if (row.role() != Role.BASELINE && !row.seeds().isEmpty()) {
                table.cells(Html.text(row.name()), cells);
            }
        }
        return Optional.of(table.html());
    }

    private static Html badge(Interval interval) {
        String estimate = " " + NumberText.signed(interval.estimate());
        if (!interval.excludesZero()) {
            return Html.element("span", "open").of("◇ not decided" + estimate);
        }
        return interval.low() > 0
                ? Html.element("span", "above").of("▲ above" + estimate)
                : Html.element("span", "below").of("▼ below" + estimate);
    }

    private static List<PairedDifference> differences(Comparison comparison, Measure measure) {
        return comparison.differences().stream()
                .filter(difference -> difference.measure() == measure)
                .toList();
    }
}
