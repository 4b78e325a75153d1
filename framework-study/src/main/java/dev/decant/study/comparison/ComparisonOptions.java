package dev.decant.study.comparison;

import dev.decant.study.execution.Jobs;
import java.util.Optional;

/**
 * How runs are compared, beside what the configuration says.
 *
 * @param baseline the contender that the others are compared with; empty for the configuration's, and where finished
 *     runs are compared for {@link ComparisonRuns#usualBaseline}
 * @param jobs how many runs are trained side by side, and where; where finished runs are compared without effect
 */
public record ComparisonOptions(Optional<String> baseline, Jobs jobs) {
    /** Whatever is usual. */
    public static ComparisonOptions usual() {
        return new ComparisonOptions(Optional.empty(), Jobs.asConfigured());
    }

    /** With this baseline. */
    public static ComparisonOptions against(String baseline) {
        return new ComparisonOptions(Optional.of(baseline), Jobs.asConfigured());
    }
}
