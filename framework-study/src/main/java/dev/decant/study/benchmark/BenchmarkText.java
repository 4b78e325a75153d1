package dev.decant.study.benchmark;

import dev.decant.runtime.benchmark.Measurement;
import dev.decant.runtime.benchmark.OperationShare;
import dev.decant.runtime.graph.StepTimeline;
import dev.decant.study.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measured workloads as a table for the terminal, and below it the costliest operations where they were traced. */
public final class BenchmarkText {
    private static final int COSTLIEST = 10;
    private static final double GIGA = 1e9;
    private static final double MILLI = 1e3;
    private static final double PERCENT = 100;

    private BenchmarkText() {}

    /**
     * The lines.
     *
     * @param columns the length of a line at most
     */
    public static List<String> lines(Benchmarked measured, int columns) {
        List<String> lines = new ArrayList<>(peaks(measured.measurements()));
        lines.add("");
        lines.addAll(table(measured.measurements()).lines(columns));
        measured.timelines().forEach((name, timeline) -> {
            lines.add("");
            lines.add(name + ", the costliest operations of one step:");
            lines.addAll(operations(timeline).lines(columns));
        });
        return lines;
    }

    private static List<String> peaks(List<Measurement> measurements) {
        return measurements.stream()
                .map(each -> text(
                        "large float32 matrix products with %d threads: %.1f GFLOP/s",
                        each.threads(), each.peakFlopsPerSecond() / GIGA))
                .distinct()
                .toList();
    }

    private static TextTable table(List<Measurement> measurements) {
        TextTable table = TextTable.ofNumbers(
                1,
                List.of(
                        "workload",
                        "parameters",
                        "batch",
                        "ms/step",
                        "quartiles",
                        "samples/s",
                        "GFLOP/step",
                        "GFLOP/s",
                        "of peak",
                        "peak MiB",
                        "input wait",
                        "first step"));
        for (Measurement each : measurements) {
            table.add(
                    each.name(),
                    text("%,d", each.parameters())
                            + (each.strategyParameters() == 0 ? "" : text(" + %,d", each.strategyParameters())),
                    text("%d x %.0f x %d", each.batchSize(), each.meanSteps(), each.channels()),
                    milliseconds(each.seconds().median()),
                    milliseconds(each.seconds().lower()) + " to "
                            + milliseconds(each.seconds().upper()),
                    text("%.1f", each.samplesPerSecond()),
                    text("%.2f", each.flopsPerStep() / GIGA),
                    text("%.1f", each.flopsPerSecond() / GIGA),
                    percent(each.shareOfPeak()),
                    text("%d", each.peakMemoryMiB()),
                    percent(each.inputWait()),
                    text("%.1f s", each.secondsToFirstStep()));
        }
        return table;
    }

    private static TextTable operations(StepTimeline timeline) {
        TextTable table = TextTable.ofNumbers(1, List.of("operation", "count", "ms", "share"));
        OperationShare.of(timeline).stream()
                .limit(COSTLIEST)
                .forEach(each -> table.add(
                        each.type(), text("%d", each.count()), milliseconds(each.seconds()), percent(each.share())));
        return table;
    }

    private static String milliseconds(double seconds) {
        return text("%.1f", seconds * MILLI);
    }

    private static String percent(double share) {
        return text("%.1f %%", share * PERCENT);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
