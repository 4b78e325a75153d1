package dev.decant.runtime.page;

import dev.decant.runtime.report.Comparison;
import dev.decant.runtime.report.Cost;
import dev.decant.runtime.report.MethodRow;
import dev.decant.runtime.statistics.Summary;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What training took, the mean over the seeds. */
final class CostTable {
    private CostTable() {}

    static Html of(Comparison comparison) {
        Table table = new Table(
                "One training, the mean over the seeds, on the machine that ran it",
                List.of("method", "parameters", "epochs", "training s", "samples/s", "peak MiB", "tuning trials"));
        for (MethodRow row : comparison.methods()) {
            if (!row.seeds().isEmpty()) {
                double epochs = mean(row, Cost::epochs);
                table.row(
                        row.name(),
                        NumberText.whole(mean(row, Cost::parameters)),
                        NumberText.decimals(epochs, epochs % 1 == 0 ? 0 : 1),
                        NumberText.decimals(mean(row, Cost::trainSeconds), 1),
                        NumberText.whole(mean(row, Cost::samplesPerSecond)),
                        NumberText.whole(mean(row, Cost::peakMemoryMiB)),
                        row.tuningTrials() == 0 ? NumberText.NONE : NumberText.whole(row.tuningTrials()));
            }
        }
        return table.isEmpty() ? Html.NOTHING : table.html();
    }

    private static double mean(MethodRow row, ToDoubleFunction<Cost> of) {
        return Summary.of(row.seeds().stream()
                        .mapToDouble(seed -> of.applyAsDouble(seed.cost()))
                        .toArray())
                .mean();
    }
}
