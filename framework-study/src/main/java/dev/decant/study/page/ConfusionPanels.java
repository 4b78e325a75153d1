package dev.decant.study.page;

import dev.decant.runtime.evaluation.ConfusionMatrix;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.SeedRow;
import java.util.ArrayList;
import java.util.List;

/** How often records of one class were called another: a shaded table for each method, its seeds added up. */
final class ConfusionPanels {
    private static final int SHADES = 10;

    private ConfusionPanels() {}

    static Html of(Comparison comparison) {
        List<Html> panels = new ArrayList<>();
        for (MethodRow row : comparison.methods()) {
            List<ConfusionMatrix> matrices = row.seeds().stream()
                    .map(SeedRow::test)
                    .flatMap(test -> test.confusion().stream())
                    .toList();
            if (!matrices.isEmpty()) {
                panels.add(panel(row.name(), matrices));
            }
        }
        return panels.isEmpty()
                ? Html.NOTHING
                : Html.join(
                        Html.paragraph("A row is the true class, a column what it was called. The shade is the share of"
                                + " the row, and the number counts the records of all seeds."),
                        Html.element("div", "panels").of(panels));
    }

    private static Html panel(String method, List<ConfusionMatrix> matrices) {
        List<String> classes = matrices.get(0).classes();
        List<String> head = new ArrayList<>(List.of("truth"));
        head.addAll(classes);
        Table table = new Table(method, head);
        for (int truth = 0; truth < classes.size(); truth++) {
            int[] counts = new int[classes.size()];
            int total = 0;
            for (ConfusionMatrix matrix : matrices) {
                for (int called = 0; called < counts.length; called++) {
                    int count = matrix.counts().get(truth).get(called);
                    counts[called] += count;
                    total += count;
                }
            }
            List<Html> cells = new ArrayList<>();
            for (int count : counts) {
                long shade = total == 0 ? 0 : Math.round((double) SHADES * count / total);
                cells.add(Html.element("span", "shade s" + shade).of(NumberText.whole(count)));
            }
            table.cells(Html.text(classes.get(truth)), cells);
        }
        return Html.element("div", "confusion").of(table.html());
    }
}
