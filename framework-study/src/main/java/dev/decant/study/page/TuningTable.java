package dev.decant.study.page;

import dev.decant.study.comparison.Comparison;
import dev.decant.study.search.TuningEffort;
import java.util.List;
import java.util.Map;

/** What was spent on choosing the settings of each method, and what was chosen. */
final class TuningTable {
    private TuningTable() {}

    /** Nothing where nothing is known. */
    static Html of(Comparison comparison) {
        Map<String, TuningEffort> tuning = comparison.setup().tuning();
        if (tuning.isEmpty()) {
            return Html.NOTHING;
        }
        TuningEffort any = tuning.values().iterator().next();
        Table spent = new Table(
                "What the search took, teachers not counted, and the best trial on the validation split",
                List.of("method", "trials", "epochs", "training s", any.metric()));
        Table chosen = new Table("The settings that were chosen and are compared", List.of("method", "settings"));
        tuning.forEach((method, effort) -> {
            spent.row(
                    method,
                    NumberText.whole(effort.trials()),
                    NumberText.whole((double) effort.epochs()),
                    NumberText.decimals(effort.seconds(), 1),
                    NumberText.decimal(effort.value()));
            chosen.row(method, effort.line());
        });
        return Html.join(
                Html.paragraph(
                        "Every method had as many trials on the same rungs, and the same values of the keys that all"
                                + " share, with " + NumberText.seeds(any.seeds())
                                + ", which the comparison does not use. The number"
                                + " of the best of many is too high: the test split says what it is worth."),
                spent.html(),
                chosen.ofWords());
    }
}
