package dev.decant.study.comparison;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Runs that were compared.
 *
 * @param runs by contender and seed, with those that failed
 * @param folder of the experiment that trained them, where its report belongs; empty where finished runs were compared
 */
public record Compared(ComparisonRuns runs, Findings findings, Optional<Path> folder) {
    /** Whether any contender has a run. */
    public boolean anyFinished() {
        return !runs.contenders().isEmpty();
    }
}
