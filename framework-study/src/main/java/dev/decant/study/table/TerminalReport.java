package dev.decant.study.table;

import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.Summary;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.ComparisonRemarks;
import dev.decant.study.comparison.ComparisonSetup;
import dev.decant.study.comparison.Cost;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.PairedDifference;
import dev.decant.study.comparison.SeedFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison as plain text of at most {@value #WIDTH} columns: scores, paired differences, cost, what failed, notes. */
public final class TerminalReport {
    private static final int WIDTH = 120;
    private static final int NAME_WIDTH = 24;
    private static final String NONE = "-";

    private TerminalReport() {}

    /** The text, lines ended by {@code \n}. */
    public static String render(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        ComparisonSetup setup = comparison.setup();
        lines.addAll(wrap("", "Comparison " + setup.name()));
        lines.addAll(wrap("", comparison.facts() + ", baseline " + setup.baseline()));
        comparison.warnings().forEach(warning -> lines.addAll(wrap("WARNING ", warning)));
        lines.add("");
        lines.addAll(scores(comparison));
        if (!comparison.differences().isEmpty()) {
            lines.add("");
            lines.addAll(differences(comparison));
        }
        if (comparison.methods().stream().anyMatch(row -> !row.seeds().isEmpty())) {
            lines.add("");
            lines.addAll(cost(comparison));
        }
        lines.addAll(remarks(comparison));
        if (!comparison.notes().isEmpty()) {
            lines.add("");
            comparison.notes().forEach(note -> lines.addAll(wrap("* ", note)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> scores(Comparison comparison) {
        List<String> header = new ArrayList<>();
        header.add("method");
        comparison.measures().forEach(measure -> header.add(measure.key()));
        TextTable table = TextTable.ofNumbers(1, header);
        if (comparison.chance().isPresent()) {
            List<String> cells = new ArrayList<>();
            cells.add("chance");
            comparison.measures().forEach(measure -> cells.add(number(comparison.chance(measure))));
            table.add(cells);
        }
        for (MethodRow row : comparison.methods()) {
            if (!row.seeds().isEmpty()) {
                List<String> cells = new ArrayList<>();
                cells.add(name(row.name()));
                comparison.measures().forEach(measure -> cells.add(meanAndDeviation(row.summary(measure))));
                table.add(cells);
            }
        }
        return table.lines();
    }

    /** The principal measures; all are in the JSON. */
    private static List<String> differences(Comparison comparison) {
        boolean tested = comparison.differences().stream()
                .anyMatch(difference -> difference.adjusted().isPresent());
        List<String> header = new ArrayList<>(List.of(
                "measure",
                "method",
                "less " + name(comparison.setup().baseline()),
                ComparisonRemarks.percent(comparison.setup().confidence()) + " interval"));
        if (tested) {
            header.add("p (Holm)");
        }
        header.add("win/tie/loss");
        TextTable table = TextTable.ofNumbers(2, header);
        for (Measure measure : Measure.principal(comparison.setup().select())) {
            for (PairedDifference difference : comparison.differences()) {
                if (difference.measure() == measure) {
                    Interval interval = difference.difference();
                    List<String> cells = new ArrayList<>(List.of(
                            measure.key(),
                            name(difference.method()),
                            signed(interval.estimate()),
                            "[" + signed(interval.low()) + ", " + signed(interval.high()) + "]"));
                    if (tested) {
                        cells.add(
                                difference.adjusted().isPresent()
                                        ? pValue(difference.adjusted().getAsDouble())
                                        : NONE);
                    }
                    cells.add(difference.seedsWon().toString());
                    table.add(cells);
                }
            }
        }
        return table.lines();
    }

    private static List<String> cost(Comparison comparison) {
        TextTable table = TextTable.ofNumbers(
                1, List.of("method", "parameters", "epochs", "train s", "samples/s", "peak MiB", "tuning trials"));
        for (MethodRow row : comparison.methods()) {
            if (!row.seeds().isEmpty()) {
                table.add(List.of(
                        name(row.name()),
                        whole(row.meanCost(Cost::parameters)),
                        row.meanCost(Cost::epochs) % 1 == 0
                                ? whole(row.meanCost(Cost::epochs))
                                : String.format(Locale.ROOT, "%.1f", row.meanCost(Cost::epochs)),
                        String.format(Locale.ROOT, "%,.1f", row.meanCost(Cost::trainSeconds)),
                        whole(row.meanCost(Cost::samplesPerSecond)),
                        whole(row.meanCost(Cost::peakMemoryMiB)),
                        row.tuningTrials() == 0 ? NONE : whole(row.tuningTrials())));
            }
        }
        return table.lines();
    }

    private static List<String> remarks(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        for (MethodRow row : comparison.methods()) {
            if (!row.overrides().isEmpty()) {
                lines.addAll(wrap("train of " + row.name() + " differs: ", String.join(", ", row.overrides())));
            }
        }
        for (MethodRow row : comparison.methods()) {
            for (SeedFailure failure : row.failures()) {
                lines.addAll(wrap("FAILED " + row.name() + ", seed " + failure.seed() + ": ", failure.firstLine()));
            }
        }
        if (!lines.isEmpty()) {
            lines.add(0, "");
        }
        return lines;
    }

    private static String meanAndDeviation(Summary summary) {
        return Double.isNaN(summary.sd())
                ? number(summary.mean())
                : number(summary.mean()) + " ± " + number(summary.sd());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String signed(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%+.3f", value);
    }

    private static String whole(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String pValue(double value) {
        return value < 0.001 ? "<0.001" : number(value);
    }

    /** A long name is cut in the tables; CSV and JSON have it whole. */
    private static String name(String name) {
        return name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 1) + "…";
    }

    /** Breaks at blanks; the lines after the first are indented by two. */
    private static List<String> wrap(String prefix, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(prefix);
        boolean empty = true;
        for (String word : text.split(" ")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder("  ");
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
