package dev.decant.study.comparison;

import java.util.Comparator;
import java.util.List;

/**
 * What the runs of one method (a contender, or the teacher) gave.
 *
 * @param name its name in the table
 * @param finished one for each seed that finished; a teacher that serves every seed is given once for each, with one
 *     {@link SeedResult#run}
 * @param failures one for each seed that did not finish
 * @param overrides settings in which its training differs from the comparison's, such as {@code epochs = 30}
 * @param tuningTrials how many trials its settings were chosen from; 0 if they were not tuned
 * @param warnings what a reader should know of its runs before the numbers, sentences
 */
public record MethodResult(
        String name,
        List<SeedResult> finished,
        List<SeedFailure> failures,
        List<String> overrides,
        int tuningTrials,
        List<String> warnings) {
    public MethodResult {
        finished = finished.stream()
                .sorted(Comparator.comparingLong(SeedResult::seed))
                .toList();
        failures = List.copyOf(failures);
        overrides = List.copyOf(overrides);
        warnings = List.copyOf(warnings);
        if (finished.stream().map(SeedResult::seed).distinct().count() < finished.size()) {
            throw new IllegalArgumentException(name + " has two results for one seed");
        }
    }

    /** Without warnings. */
    public MethodResult(
            String name,
            List<SeedResult> finished,
            List<SeedFailure> failures,
            List<String> overrides,
            int tuningTrials) {
        this(name, finished, failures, overrides, tuningTrials, List.of());
    }
}
