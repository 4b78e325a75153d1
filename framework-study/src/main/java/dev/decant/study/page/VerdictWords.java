package dev.decant.study.page;

import dev.decant.runtime.statistics.Interval;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.NonInferiority;
import dev.decant.study.comparison.PairedDifference;
import dev.decant.study.comparison.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a comparison found, in sentences: on the primary measure, and only a corrected p-value decides. */
public final class VerdictWords {
    /** Below this many seeds the verdict says that they are few. */
    private static final int ENOUGH_SEEDS = 5;

    private final Comparison comparison;
    private final Measure primary;

    VerdictWords(Comparison comparison) {
        this.comparison = comparison;
        this.primary = comparison.setup().primary();
    }

    Html html() {
        List<Html> parts = new ArrayList<>();
        if (comparison.differences().stream().anyMatch(difference -> difference.role() == Role.CONTENDER)) {
            parts.add(Html.element("p", "lede").of(headline()));
        } else {
            parts.addAll(scores());
        }
        List<String> sentences = sentences();
        if (!sentences.isEmpty()) {
            parts.add(Html.list(sentences));
        }
        VerdictTable.of(comparison).ifPresent(parts::add);
        parts.add(warnings(comparison));
        return Html.join(parts);
    }

    /** What speaks against its numbers; nothing where nothing does. */
    public static Html warnings(Comparison comparison) {
        return comparison.warnings().isEmpty()
                ? Html.NOTHING
                : Html.element("div", "warning")
                        .with("role", "note")
                        .of(
                                Html.element("p", "flag").of("Before you read the numbers"),
                                Html.list(comparison.warnings().stream()
                                        .map(VerdictWords::sentence)
                                        .toList()));
    }

    /** Of one method alone. */
    private List<Html> scores() {
        List<Html> parts = new ArrayList<>();
        for (MethodRow row : comparison.methods()) {
            Interval interval = row.intervals().get(primary);
            if (row.role() != Role.TEACHER && interval != null) {
                double chance = comparison.chance(primary);
                parts.add(Html.element("p", "lede")
                        .of(row.name() + " reaches " + measure(primary) + " "
                                + NumberText.decimal(interval.estimate())
                                + " (" + confidence() + " interval " + NumberText.range(interval) + ")"
                                + (Double.isFinite(chance) ? "; chance is at " + NumberText.decimal(chance) : "")
                                + "."));
            }
        }
        return parts;
    }

    private String headline() {
        String baseline = comparison.setup().baseline();
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        List<String> open = new ArrayList<>();
        if (!comparison.hasVerdict()) {
            return "No" + PairedDifference.NO_VERDICT.substring(2) + ".";
        }
        for (PairedDifference difference : comparison.differences(primary)) {
            if (difference.role() == Role.TEACHER) {
                continue;
            }
            if (!difference.decided()) {
                open.add(difference.method());
            } else if (difference.difference().estimate() > 0) {
                above.add(difference.method());
            } else {
                below.add(difference.method());
            }
        }
        List<String> clauses = new ArrayList<>();
        if (!above.isEmpty()) {
            clauses.add(listed(above) + (above.size() == 1 ? " scores" : " score") + " above " + baseline);
        }
        if (!below.isEmpty()) {
            clauses.add(listed(below) + (below.size() == 1 ? " scores" : " score") + " below " + baseline);
        }
        if (!open.isEmpty()) {
            clauses.add(listed(open) + (open.size() == 1 ? " is" : " are") + " not decided");
        }
        return clauses.isEmpty()
                ? "No strategy is compared with " + baseline + " on " + measure(primary) + "."
                : "On " + measure(primary) + ", the primary measure, " + String.join("; ", clauses) + ".";
    }

    /** One sentence for each method. */
    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (PairedDifference difference : comparison.differences(primary)) {
            sentences.add(sentence(difference));
        }
        for (NonInferiority one : comparison.nonInferiority()) {
            sentences.add(sentence(one));
        }
        best().ifPresent(row -> sentences.add("The highest mean among the strategies is that of " + row.name() + ", "
                + NumberText.decimal(row.summary(primary).mean()) + "."));
        if (comparison.seeds().size() == 1 && comparison.records() > 0) {
            sentences.add("There is one seed: the intervals are over "
                    + comparison.setup().groups() + " alone, and another training may come out otherwise.");
        } else if (comparison.seeds().size() < ENOUGH_SEEDS
                && !comparison.seeds().isEmpty()) {
            sentences.add("There are only " + comparison.seeds().size()
                    + " seeds: how much another training would differ is estimated from few. The intervals allow for"
                    + " that and are wide; more seeds would narrow them.");
        }
        return sentences;
    }

    /** Of several. */
    private Optional<MethodRow> best() {
        long contenders = comparison.methods().stream()
                .filter(row -> row.role() != Role.TEACHER)
                .count();
        return comparison.methods().stream()
                .filter(row -> row.role() != Role.TEACHER && row.finished())
                .filter(row -> Double.isFinite(row.summary(primary).mean()))
                .filter(row -> contenders > 1)
                .max(Comparator.comparingDouble(row -> row.summary(primary).mean()));
    }

    private String sentence(PairedDifference difference) {
        Interval interval = difference.difference();
        String baseline = comparison.setup().baseline();
        String name = difference.role() != Role.TEACHER
                ? difference.method()
                : difference.method().equals("teacher") ? "The teacher" : "The teacher, " + difference.method() + ",";
        String p = difference.adjusted().isPresent()
                ? ", p " + NumberText.pValue(difference.adjusted().getAsDouble()) + " after Holm"
                : "";
        if (difference.hasVerdict() && !difference.decided()) {
            return name + " against " + baseline + " is not decided: an effect of "
                    + NumberText.signedRange(interval) + " remains possible (" + confidence() + " interval, mean "
                    + NumberText.signed(interval.estimate()) + p + ").";
        }
        String found = difference.decided()
                ? " scores " + NumberText.decimal(Math.abs(interval.estimate()))
                        + (interval.estimate() > 0 ? " above " : " below ") + baseline
                : " against " + baseline + ": " + NumberText.signed(interval.estimate());
        return name + found + " (" + confidence() + " interval " + NumberText.signedRange(interval) + p + ").";
    }

    private String sentence(NonInferiority one) {
        Interval interval = one.difference().difference();
        String margin = " by a margin of " + NumberText.decimal(one.margin());
        String found = switch (one.finding()) {
            case NON_INFERIOR -> " is non-inferior to the teacher" + margin + ": ";
            case NOT_SHOWN -> " is not shown to be non-inferior to the teacher" + margin + ": ";
            case NO_VERDICT -> " against the teacher: ";
        };
        return one.difference().method() + found + NumberText.signed(interval.estimate()) + " (" + confidence()
                + " interval " + NumberText.signedRange(interval) + ").";
    }

    private String measure(Measure measure) {
        return MeasureName.of(measure, comparison);
    }

    private String confidence() {
        return NumberText.percent(comparison.setup().confidence());
    }

    /** {@code a, b and c}. */
    public static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** With a capital and a full stop, unless it begins with a name. */
    private static String sentence(String text) {
        String capital = text.startsWith("the ") || text.startsWith("no ")
                ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
                : text;
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
