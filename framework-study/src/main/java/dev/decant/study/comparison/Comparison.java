package dev.decant.study.comparison;

import dev.decant.runtime.evaluation.Evaluation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A finished comparison: everything that its table, CSV and JSON show.
 *
 * @param setup how it was made
 * @param records rows of the test split, 0 if no run finished
 * @param groups groups (patients) among them
 * @param seeds that any method finished or failed, ascending
 * @param measures that are shown: without a scorer no score, without a teacher no similarity to it
 * @param chance what knowing the class frequencies alone gives; empty if no run finished
 * @param methods the teacher, where there is one, then the contenders in the order of the configuration
 * @param differences to the baseline, by measure, then by method
 * @param nonInferiority of every contender to the teacher on the primary measure, where a margin was given
 * @param warnings what a reader should know before the numbers
 * @param notes how to read the numbers
 */
public record Comparison(
        ComparisonSetup setup,
        int records,
        int groups,
        List<Long> seeds,
        List<Measure> measures,
        Optional<Evaluation> chance,
        List<MethodRow> methods,
        List<PairedDifference> differences,
        List<NonInferiority> nonInferiority,
        List<String> warnings,
        List<String> notes) {
    public Comparison {
        seeds = List.copyOf(seeds);
        measures = List.copyOf(measures);
        methods = List.copyOf(methods);
        differences = List.copyOf(differences);
        nonInferiority = List.copyOf(nonInferiority);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    Comparison withRemarks(List<String> before, List<String> below) {
        return new Comparison(
                setup, records, groups, seeds, measures, chance, methods, differences, nonInferiority, before, below);
    }

    /** What was judged: {@code 172 test records of 170 patients, 2 seeds (1, 2)}. */
    public String facts() {
        return String.format(
                Locale.ROOT,
                "%,d %s of %,d %s, %s %s",
                records,
                setup.judged().records(),
                groups,
                setup.groups(),
                seeds.size() == 1 ? "1 seed" : seeds.size() + " seeds",
                seeds.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")")));
    }

    /** The differences of one measure, by method. */
    public List<PairedDifference> differences(Measure measure) {
        return differences.stream()
                .filter(difference -> difference.measure() == measure)
                .toList();
    }

    /** Whether there are seeds enough for any verdict. */
    public boolean hasVerdict() {
        return differences.stream().anyMatch(PairedDifference::hasVerdict);
    }

    /** The chance level of a measure, NaN where it has none. */
    public double chance(Measure measure) {
        return chance.filter(level -> measure.metric().map(level::has).orElse(false))
                .map(level -> level.value(measure.metric().orElseThrow()))
                .orElse(Double.NaN);
    }
}
