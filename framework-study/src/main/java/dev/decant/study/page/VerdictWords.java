package dev.decant.study.page;

import dev.decant.runtime.statistics.Interval;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.PairedDifference;
import dev.decant.study.comparison.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a comparison found, in sentences: only an interval without zero decides. */
public final class VerdictWords {
    private final Comparison comparison;
    private final Measure selected;

    VerdictWords(Comparison comparison) {
        this.comparison = comparison;
        this.selected = Measure.of(comparison.setup().select());
    }

    Html html() {
        List<Html> parts = new ArrayList<>();
        if (comparison.differences().stream().anyMatch(difference -> difference.role() == Role.CONTENDER)) {
            parts.add(Html.element("p", "lede").of(headline()));
        } else {
            parts.addAll(scores());
        }
        List<String> sentences = sentences(selected);
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
            Interval interval = row.intervals().get(selected);
            if (row.role() != Role.TEACHER && interval != null) {
                double chance = comparison.chance(selected);
                parts.add(Html.element("p", "lede")
                        .of(row.name() + " reaches " + measure(selected) + " "
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
        for (PairedDifference difference : of(selected)) {
            if (difference.role() == Role.TEACHER) {
                continue;
            }
            if (!difference.difference().excludesZero()) {
                open.add(difference.method());
            } else if (difference.difference().low() > 0) {
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
                ? "No strategy is compared with " + baseline + " on " + measure(selected) + "."
                : "On " + measure(selected) + ", " + String.join("; ", clauses) + ".";
    }

    /** One sentence for each method. */
    private List<String> sentences(Measure measure) {
        List<String> sentences = new ArrayList<>();
        String baseline = comparison.setup().baseline();
        for (PairedDifference difference : of(measure)) {
            Interval interval = difference.difference();
            String name = (difference.role() == Role.TEACHER ? "The teacher, " : "")
                    + difference.method()
                    + (difference.role() == Role.TEACHER ? "," : "");
            if (difference.role() == Role.TEACHER && difference.method().equals("teacher")) {
                name = "The teacher";
            }
            String measured = interval.excludesZero()
                    ? name + " scores " + NumberText.decimal(Math.abs(interval.estimate()))
                            + (interval.low() > 0 ? " above " : " below ") + baseline + " ("
                            + confidence() + " interval " + NumberText.signedRange(interval)
                    : name + " against " + baseline + " is not decided: " + NumberText.signed(interval.estimate())
                            + " (" + confidence() + " interval " + NumberText.signedRange(interval);
            String p = difference.adjusted().isPresent()
                    ? ", p " + NumberText.pValue(difference.adjusted().getAsDouble()) + " after Holm"
                    : "";
            sentences.add(measured + p + ").");
        }
        best().ifPresent(row -> sentences.add("The highest mean among the strategies is that of " + row.name() + ", "
                + NumberText.decimal(row.summary(measure).mean()) + "."));
        if (comparison.seeds().size() == 1 && comparison.records() > 0) {
            sentences.add("There is one seed: the intervals are over "
                    + comparison.setup().groups() + " alone, and another training may come out otherwise.");
        }
        return sentences;
    }

    /** Of several. */
    private Optional<MethodRow> best() {
        long contenders = comparison.methods().stream()
                .filter(row -> row.role() != Role.TEACHER)
                .count();
        return comparison.methods().stream()
                .filter(row -> row.role() != Role.TEACHER && !row.seeds().isEmpty())
                .filter(row -> Double.isFinite(row.summary(selected).mean()))
                .filter(row -> contenders > 1)
                .max(Comparator.comparingDouble(row -> row.summary(selected).mean()));
    }

    private List<PairedDifference> of(Measure measure) {
        return comparison.differences().stream()
                .filter(difference -> difference.measure() == measure)
                .toList();
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
