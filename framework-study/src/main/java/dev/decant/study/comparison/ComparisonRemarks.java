package dev.decant.study.comparison;

import dev.decant.runtime.evaluation.FieldScore;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said around a comparison's numbers, so that they are not read for more than they are. */
public final class ComparisonRemarks {
    private ComparisonRemarks() {}

    /** @param ofRuns what is to be known of the methods' runs, sentences */
    static List<String> warnings(Comparison comparison, List<String> ofRuns) {
        List<String> warnings = new ArrayList<>();
        String baselineName = comparison.setup().baseline();
        Optional<MethodRow> baseline = method(comparison, Role.BASELINE).filter(MethodRow::finished);
        Optional<MethodRow> teacher = method(comparison, Role.TEACHER).filter(MethodRow::finished);
        if (baseline.isEmpty()) {
            warnings.add("the baseline " + baselineName + " has no finished run, so there are no paired differences");
        }
        if (teacher.isPresent() && baseline.isPresent()) {
            String worse = comparison.measures().stream()
                    .filter(measure -> measure.metric().isPresent())
                    .filter(measure -> mean(teacher.get(), measure) <= mean(baseline.get(), measure))
                    .map(measure -> String.format(
                            Locale.ROOT,
                            "%s (%.3f against %.3f)",
                            measure.key(),
                            mean(teacher.get(), measure),
                            mean(baseline.get(), measure)))
                    .collect(Collectors.joining(", "));
            if (!worse.isEmpty()) {
                warnings.add("the teacher is no better than " + baselineName + " on " + worse
                        + ": there it has little to teach");
            }
        }
        Measure selected = Measure.of(comparison.setup().select());
        for (MethodRow row : comparison.methods()) {
            if (mean(row, selected) <= comparison.chance(selected)) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "%s is not above chance on %s (%.3f against %.3f)",
                        row.name(),
                        selected.key(),
                        mean(row, selected),
                        comparison.chance(selected)));
            }
            if (row.finished() && row.seeds().size() < comparison.seeds().size()) {
                warnings.add(row.name() + " finished " + row.seeds().size() + " of "
                        + comparison.seeds().size()
                        + " seeds: its mean is over those, its differences over those that the baseline finished too");
            }
        }
        warnings.addAll(ofRuns);
        return warnings;
    }

    static List<String> notes(Comparison comparison, ComparisonIntervals intervals) {
        ComparisonSetup setup = comparison.setup();
        List<String> notes = new ArrayList<>();
        notes.add("Checkpoints were selected by " + Measure.of(setup.select()).key()
                + " on the validation split; " + setup.judged().role()
                + ". ± is the sample standard deviation over seeds.");
        notes.addAll(setup.judged().remarks());
        comparison.methods().stream()
                .filter(row -> row.role() == Role.TEACHER && oneRun(row))
                .forEach(row -> notes.add("One teacher served every seed, so it has no standard deviation."));
        method(comparison, Role.TEACHER)
                .ifPresent(row -> notes.add(
                        "r2_teacher: 1 − SS_res/SS_tot of the probabilities with those of the same seed's teacher as truth, SS_tot "
                                + "around each class's mean, over all classes; 1 repeats the teacher. corr2_teacher: the squared correlation "
                                + "of the same deviations, which forgives shift and scale."));
        comparison.chance().flatMap(chance -> chance.score()).ifPresent(score -> notes.add(scoreNote(score)));
        notes.add("chance: guessing with the class frequencies of these records (f1, auroc, auprc), always calling the "
                + "most frequent class or set of labels (accuracy, score).");
        notes.addAll(intervalNotes(comparison, intervals));
        return notes;
    }

    private static List<String> intervalNotes(Comparison comparison, ComparisonIntervals intervals) {
        ComparisonSetup setup = comparison.setup();
        String percent = percent(setup.confidence());
        List<String> notes = new ArrayList<>();
        if (comparison.seeds().size() > 1) {
            notes.add("Differences are paired by seed and record; " + percent + " intervals over seeds and "
                    + setup.groups()
                    + " by variance components with Student's t. They are not corrected for their number.");
        }
        if (comparison.methods().stream().anyMatch(row -> row.seeds().size() == 1)) {
            notes.add((comparison.seeds().size() == 1 ? "One seed only: the " : "Of a method with one seed the ")
                    + percent
                    + " intervals are over " + setup.groups()
                    + " alone and say nothing of how another training of the same method would differ. "
                    + resampleNote(comparison, intervals));
        }
        if (comparison.hasVerdict()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "p: two-sided, of the same t as the intervals. On %s, the primary measure, Holm-corrected over the contenders; "
                            + "on the secondary measures over all their differences together. Decided is what is below %s.",
                    setup.primary().key(),
                    decimals(1 - setup.confidence())));
            String few = comparison.differences(setup.primary()).stream()
                    .filter(difference -> !difference.hasVerdict())
                    .map(PairedDifference::method)
                    .collect(Collectors.joining(", "));
            if (!few.isEmpty()) {
                notes.add(few + ": " + PairedDifference.NO_VERDICT + ".");
            }
        }
        if (!comparison.nonInferiority().isEmpty()) {
            notes.add("Non-inferior to the teacher is a method whose " + percent
                    + " interval of the difference to the teacher lies wholly above −"
                    + decimals(setup.margin().orElseThrow()) + " (compare.margin) on "
                    + setup.primary().key()
                    + "; not corrected for the number of methods.");
        }
        return notes;
    }

    /** As many as it needs: {@code 0.05}. */
    private static String decimals(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String scoreNote(FieldScore score) {
        return "score: " + score.principal() + " of " + score.scorer() + ".";
    }

    /** How many resamples, by measure where they differ. */
    private static String resampleNote(Comparison comparison, ComparisonIntervals intervals) {
        int asked = comparison.setup().resamples();
        String fewer = comparison.measures().stream()
                .filter(measure -> intervals.resamples(measure) < asked)
                .map(measure -> String.format(Locale.ROOT, "%s (%,d)", measure.key(), intervals.resamples(measure)))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%,d resamples of a bootstrap", asked)
                + (fewer.isEmpty() ? "." : "; to bound the time fewer for " + fewer + ".");
    }

    public static String percent(double confidence) {
        String number = String.format(Locale.ROOT, "%.1f", 100 * confidence);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " %";
    }

    private static boolean oneRun(MethodRow row) {
        return row.seeds().size() > 1
                && row.seeds().stream().map(SeedRow::run).distinct().count() == 1;
    }

    private static Optional<MethodRow> method(Comparison comparison, Role role) {
        return comparison.methods().stream().filter(row -> row.role() == role).findFirst();
    }

    private static double mean(MethodRow row, Measure measure) {
        return row.summary(measure).mean();
    }
}
