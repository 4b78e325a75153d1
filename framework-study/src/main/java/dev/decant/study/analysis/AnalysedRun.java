package dev.decant.study.analysis;

import dev.decant.runtime.run.FinishedRun;
import java.util.List;
import java.util.Optional;

/**
 * What a finished run looks like inside.
 *
 * @param run that was looked into
 * @param teacher that it was compared with; empty for a teacher's own run, or where none was found
 * @param test on its test split
 * @param external on external sets, in the order of the configuration
 */
public record AnalysedRun(
        FinishedRun run, Optional<FinishedRun> teacher, AnalysedSet test, List<AnalysedSet> external) {
    public AnalysedRun {
        external = List.copyOf(external);
    }
}
