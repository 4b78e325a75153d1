package dev.decant.study.page;

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
                .filter(measure -> !comparison.differences(measure).isEmpty())
                .toList();
        if (measures.size() < 2) {
            return Optional.empty();
        }
        List<String> head = new ArrayList<>(List.of("method"));
        measures.forEach(measure ->
                head.add(MeasureName.column(measure) + ", " + comparison.setup().endpoint(measure)));
        Table table = new Table("Against " + comparison.setup().baseline() + ", on every principal measure", head);
        for (MethodRow row : comparison.methods()) {
            List<Html> cells = new ArrayList<>();
            for (Measure measure : measures) {
                cells.add(comparison.differences(measure).stream()
                        .filter(difference -> difference.method().equals(row.name()))
                        .findFirst()
                        .map(VerdictTable::badge)
                        .orElse(Html.text(NumberText.NONE)));
            }
            if (row.role() != Role.BASELINE && row.finished()) {
                table.cells(Html.text(row.name()), cells);
            }
        }
        return Optional.of(table.html());
    }

    private static Html badge(PairedDifference difference) {
        double estimate = difference.difference().estimate();
        String number = NumberText.signed(estimate);
        if (!difference.hasVerdict()) {
            return Html.element("span", "open").of(number);
        }
        if (!difference.decided()) {
            return Html.element("span", "open").of("◇ not decided " + number);
        }
        return estimate > 0
                ? Html.element("span", "above").of("▲ above " + number)
                : Html.element("span", "below").of("▼ below " + number);
    }
}
