package dev.decant.reproduction;

import dev.decant.study.comparison.MethodRow;
import java.util.List;
import java.util.Map;

/**
 * The paper's tables, figures and claims, repeated.
 *
 * @param profile {@code quick}, {@code paper}, {@code paper-search}, the file that was given instead, or {@code runs} for finished runs
 * @param targets what was asked for, in the order of the paper
 * @param tasks each with its numbers
 * @param provenance versions, machine and command, by name
 */
public record Reproduction(
        String profile, List<Target> targets, List<TaskReproduction> tasks, Map<String, Object> provenance) {
    public Reproduction {
        targets = List.copyOf(targets);
        tasks = List.copyOf(tasks);
    }

    /** Whether any method has a run. */
    public boolean anyFinished() {
        return tasks.stream().flatMap(each -> each.test().methods().stream()).anyMatch(MethodRow::finished);
    }
}
