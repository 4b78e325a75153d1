package dev.decant.study.table;

import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.Summary;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.ComparisonRemarks;
import dev.decant.study.comparison.ComparisonSetup;
import dev.decant.study.comparison.Cost;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.NonInferiority;
import dev.decant.study.comparison.PairedDifference;
import dev.decant.study.comparison.Role;
import dev.decant.study.comparison.SeedFailure;
import dev.decant.study.search.TuningEffort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A comparison as plain text: scores, paired differences, cost, what failed, notes. */
public final class TerminalReport {
    private static final int WIDTH = 120;
    private static final int NAME_WIDTH = 24;
    private static final String NONE = "-";

    private final int columns;

    private TerminalReport(int columns) {
        this.columns = columns;
    }

    /** The text of at most {@value #WIDTH} columns, lines ended by {@code \n}. */
    public static String render(Comparison comparison) {
        return render(comparison, WIDTH);
    }

    /**
     * The text, lines ended by {@code \n}.
     *
     * @param columns the length of a line at most
     */
    public static String render(Comparison comparison, int columns) {
        return new TerminalReport(Math.min(columns, WIDTH)).text(comparison);
    }

    private String text(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        ComparisonSetup setup = comparison.setup();
        lines.addAll(wrap("", "Comparison " + setup.name()));
        lines.addAll(wrap("", comparison.facts() + ", baseline " + setup.baseline()));
        comparison.warnings().forEach(warning -> lines.addAll(wrap("WARNING ", warning)));
        lines.add("");
        lines.addAll(scores(comparison, measure -> measure.metric().isPresent()));
        if (comparison.measures().stream().anyMatch(TerminalReport::ofTeacher)) {
            lines.add("");
            lines.addAll(scores(comparison, TerminalReport::ofTeacher));
        }
        if (!comparison.differences().isEmpty()) {
            lines.add("");
            lines.addAll(differences(comparison));
        }
        if (!comparison.nonInferiority().isEmpty()) {
            lines.add("");
            lines.addAll(nonInferiority(comparison));
        }
        if (comparison.methods().stream().anyMatch(MethodRow::finished)) {
            lines.add("");
            lines.addAll(cost(comparison));
        }
        if (!setup.tuning().isEmpty()) {
            lines.add("");
            lines.addAll(tuning(setup));
        }
        lines.addAll(remarks(comparison));
        if (!comparison.notes().isEmpty()) {
            lines.add("");
            comparison.notes().forEach(note -> lines.addAll(wrap("* ", note)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static boolean ofTeacher(Measure measure) {
        return measure.metric().isEmpty();
    }

    private List<String> scores(Comparison comparison, Predicate<Measure> shown) {
        List<Measure> measures = comparison.measures().stream().filter(shown).toList();
        List<String> header = new ArrayList<>();
        header.add("method");
        measures.forEach(measure -> header.add(measure.key()));
        TextTable table = TextTable.ofNumbers(1, header);
        if (comparison.chance().isPresent() && !measures.stream().allMatch(TerminalReport::ofTeacher)) {
            List<String> cells = new ArrayList<>();
            cells.add("chance");
            measures.forEach(measure -> cells.add(number(comparison.chance(measure))));
            table.add(cells);
        }
        for (MethodRow row : comparison.methods()) {
            boolean itself = row.role() == Role.TEACHER && measures.stream().allMatch(TerminalReport::ofTeacher);
            if (row.finished() && !itself) {
                List<String> cells = new ArrayList<>();
                cells.add(name(row.name()));
                measures.forEach(measure -> cells.add(meanAndDeviation(row.summary(measure))));
                table.add(cells);
            }
        }
        return table.lines(columns);
    }

    /** The primary measure, then the secondary ones among the principal; all are in the JSON. */
    private List<String> differences(Comparison comparison) {
        Measure primary = comparison.setup().primary();
        List<Measure> secondary = Measure.principal(comparison.setup().select()).stream()
                .filter(measure -> measure != primary)
                .toList();
        List<String> lines = new ArrayList<>();
        if (!comparison.hasVerdict()) {
            lines.add("No" + PairedDifference.NO_VERDICT.substring(2) + ".");
        }
        lines.add("Primary measure");
        lines.addAll(differences(comparison, List.of(primary)));
        if (secondary.stream()
                .anyMatch(measure -> !comparison.differences(measure).isEmpty())) {
            lines.add("");
            lines.add("Secondary measures");
            lines.addAll(differences(comparison, secondary));
        }
        return lines;
    }

    private List<String> differences(Comparison comparison, List<Measure> measures) {
        List<String> header = new ArrayList<>(List.of(
                "measure",
                "method",
                "less " + name(comparison.setup().baseline()),
                ComparisonRemarks.percent(comparison.setup().confidence()) + " interval"));
        if (comparison.hasVerdict()) {
            header.add("p (Holm)");
        }
        header.add("win/tie/loss");
        TextTable table = TextTable.ofNumbers(2, header);
        for (Measure measure : measures) {
            for (PairedDifference difference : comparison.differences(measure)) {
                List<String> cells = new ArrayList<>(List.of(
                        measure.key(),
                        name(difference.method()),
                        signed(difference.difference().estimate()),
                        interval(difference.difference())));
                if (comparison.hasVerdict()) {
                    cells.add(
                            difference.adjusted().isPresent()
                                    ? pValue(difference.adjusted().getAsDouble())
                                    : NONE);
                }
                cells.add(difference.seedsWon().toString());
                table.add(cells);
            }
        }
        return table.lines(columns);
    }

    private List<String> nonInferiority(Comparison comparison) {
        TextTable table = TextTable.ofNumbers(
                2,
                List.of(
                        "measure",
                        "method",
                        "less teacher",
                        ComparisonRemarks.percent(comparison.setup().confidence()) + " interval",
                        "to the teacher"));
        for (NonInferiority one : comparison.nonInferiority()) {
            table.add(List.of(
                    one.difference().measure().key(),
                    name(one.difference().method()),
                    signed(one.difference().difference().estimate()),
                    interval(one.difference().difference()),
                    one.finding().words()));
        }
        return table.lines(columns);
    }

    private static String interval(Interval interval) {
        return "[" + signed(interval.low()) + ", " + signed(interval.high()) + "]";
    }

    private List<String> cost(Comparison comparison) {
        TextTable table = TextTable.ofNumbers(
                1, List.of("method", "parameters", "epochs", "train s", "samples/s", "peak MiB", "tuning trials"));
        for (MethodRow row : comparison.methods()) {
            if (row.finished()) {
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
        return table.lines(columns);
    }

    /** What was spent on choosing settings, and what was chosen. */
    private List<String> tuning(ComparisonSetup setup) {
        TuningEffort any = setup.tuning().values().iterator().next();
        TextTable table =
                TextTable.ofNumbers(1, List.of("tuned", "trials", "epochs", "train s", any.metric() + " of the best"));
        List<String> chosen = new ArrayList<>();
        setup.tuning().forEach((method, effort) -> {
            table.add(List.of(
                    name(method),
                    whole(effort.trials()),
                    whole((double) effort.epochs()),
                    String.format(Locale.ROOT, "%,.1f", effort.seconds()),
                    number(effort.value())));
            chosen.addAll(wrap("settings of " + method + ": ", effort.line()));
        });
        List<String> lines = new ArrayList<>(wrap(
                "",
                "Tuned on the validation split with seeds " + any.seeds()
                        + ", which the comparison does not use; the number of the best of many is too high"));
        lines.addAll(table.lines(columns));
        lines.addAll(chosen);
        return lines;
    }

    private List<String> remarks(Comparison comparison) {
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

    private List<String> wrap(String prefix, String text) {
        return WrappedText.lines(prefix, text, columns);
    }
}
