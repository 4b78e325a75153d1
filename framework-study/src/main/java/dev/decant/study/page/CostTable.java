package dev.decant.study.page;

import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Cost;
import dev.decant.study.comparison.MethodRow;
import java.util.List;

/** What training took, the mean over the seeds. */
final class CostTable {
    private CostTable() {}

    static Html of(Comparison comparison) {
        Table table = new Table(
                "One training, the mean over the seeds, on the machine that ran it",
                List.of("method", "parameters", "epochs", "training s", "samples/s", "peak MiB", "tuning trials"));
        for (MethodRow row : comparison.methods()) {
            if (row.finished()) {
                double epochs = row.meanCost(Cost::epochs);
                table.row(
                        row.name(),
                        NumberText.whole(row.meanCost(Cost::parameters)),
                        NumberText.decimals(epochs, epochs % 1 == 0 ? 0 : 1),
                        NumberText.decimals(row.meanCost(Cost::trainSeconds), 1),
                        NumberText.whole(row.meanCost(Cost::samplesPerSecond)),
                        NumberText.whole(row.meanCost(Cost::peakMemoryMiB)),
                        row.tuningTrials() == 0 ? NumberText.NONE : NumberText.whole(row.tuningTrials()));
            }
        }
        return table.isEmpty() ? Html.NOTHING : table.html();
    }
}
