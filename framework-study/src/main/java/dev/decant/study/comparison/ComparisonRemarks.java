package dev.decant.study.comparison;

import dev.decant.runtime.evaluation.FieldScore;
import dev.decant.runtime.statistics.PairedPermutation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said around a comparison's numbers, so that they are not read for more than they are. */
public final class ComparisonRemarks {
    private static final int MANY_SEEDS = 10;

    private ComparisonRemarks() {}

    /** @param ofRuns what is to be known of the methods' runs, sentences */
    static List<String> warnings(Comparison comparison, List<String> ofRuns) {
        List<String> warnings = new ArrayList<>();
        String baselineName = comparison.setup().baseline();
        Optional<MethodRow> baseline =
                method(comparison, Role.BASELINE).filter(row -> !row.seeds().isEmpty());
        Optional<MethodRow> teacher =
                method(comparison, Role.TEACHER).filter(row -> !row.seeds().isEmpty());
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
            if (!row.seeds().isEmpty()
                    && row.seeds().size() < comparison.seeds().size()) {
                warnings.add(row.name() + " finished " + row.seeds().size() + " of "
                        + comparison.seeds().size()
                        + " seeds: its mean is over those, its differences over those that the baseline finished too");
            }
        }
        warnings.addAll(ofRuns);
        return warnings;
    }

    static List<String> notes(Comparison comparison, ComparisonResamples resamples) {
        ComparisonSetup setup = comparison.setup();
        List<String> notes = new ArrayList<>();
        boolean oneSeed = comparison.seeds().size() == 1;
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
                                + "around each class's mean, over all classes; 1 repeats the teacher."));
        comparison.chance().flatMap(chance -> chance.score()).ifPresent(score -> notes.add(scoreNote(score)));
        notes.add("chance: guessing with the class frequencies of these records (f1, auroc, auprc), always calling the "
                + "most frequent class or set of labels (accuracy, score).");
        String percent = percent(setup.confidence());
        if (oneSeed) {
            notes.add("One seed only: the " + percent + " intervals are over " + setup.groups()
                    + " alone and say nothing of how another training of the same method would differ.");
        } else {
            notes.add("Differences are paired by seed and record; " + percent
                    + " percentile intervals from a bootstrap over seeds, then " + setup.groups() + "."
                    + (comparison.seeds().size() < MANY_SEEDS
                            ? " With " + comparison.seeds().size()
                                    + " seeds they are too narrow where training varies more than " + setup.groups()
                                    + " do."
                            : ""));
        }
        notes.add(resampleNote(comparison, resamples));
        notes.add(
                tested(comparison)
                        ? "p: paired permutation of " + setup.groups()
                                + " within seeds, two-sided, Holm-corrected over the contenders for each metric; it "
                                + "speaks of the trained networks, not of another training of the same methods."
                        : "No p-values: the permutation test needs " + PairedPermutation.FEWEST_SEEDS
                                + " seeds that contender and baseline both finished.");
        return notes;
    }

    private static String scoreNote(FieldScore score) {
        return "score: " + score.principal() + " of " + score.scorer() + ".";
    }

    /** How many resamples, by measure where they differ. */
    private static String resampleNote(Comparison comparison, ComparisonResamples resamples) {
        int asked = comparison.setup().resamples();
        boolean tested = tested(comparison);
        String fewer = comparison.measures().stream()
                .flatMap(measure -> Stream.of(
                        fewer(measure.key(), resamples.resamples(measure), asked),
                        fewer(
                                "permutations of " + measure.key(),
                                tested ? resamples.permutations(measure) : asked,
                                asked)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%,d resamples", asked)
                + (fewer.isEmpty() ? "" : "; to bound the time fewer for " + fewer)
                + ". Intervals are not corrected for their number.";
    }

    private static String fewer(String what, int drawn, int asked) {
        return drawn < asked ? String.format(Locale.ROOT, "%s (%,d)", what, drawn) : "";
    }

    private static boolean tested(Comparison comparison) {
        return comparison.differences().stream()
                .anyMatch(difference -> difference.pValue().isPresent());
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
