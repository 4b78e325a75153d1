package dev.decant.study.comparison;

import java.util.Optional;

/**
 * How runs are compared, beside what the configuration says.
 *
 * @param baseline the contender that the others are compared with; empty for the configuration's, and where finished
 *     runs are compared for {@link ComparisonRuns#usualBaseline}
 */
public record ComparisonOptions(Optional<String> baseline) {
    /** Whatever is usual. */
    public static ComparisonOptions usual() {
        return new ComparisonOptions(Optional.empty());
    }

    /** With this baseline. */
    public static ComparisonOptions against(String baseline) {
        return new ComparisonOptions(Optional.of(baseline));
    }
}
