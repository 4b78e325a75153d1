package dev.decant.study.search;

import dev.decant.runtime.config.TuneConfig;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param name of the experiment
 * @param tune how it searched
 * @param metric its name in a configuration; on the validation split
 * @param trials those that were begun, in their order
 * @param best of the highest rung; empty if every trial failed
 * @param full epochs that the target is trained with
 * @param runs the folder of its runs
 * @param compared whether the experiment has a comparison that can name how many trials there were
 * @param folder of what is written about it
 */
public record Tuned(
        String name,
        TuneConfig tune,
        String metric,
        Rungs rungs,
        List<TrialRecord> trials,
        Optional<TrialRecord> best,
        int full,
        Path runs,
        boolean compared,
        Path folder) {
    /** The best first: of a higher rung, then of a better metric. */
    public List<TrialRecord> ranked() {
        return trials.stream()
                .sorted(Comparator.comparingInt(
                                (TrialRecord record) -> -record.rung().orElse(-1))
                        .thenComparingDouble(record -> -record.last().orElse(Double.NEGATIVE_INFINITY))
                        .thenComparingInt(record -> record.trial().index()))
                .toList();
    }

    /** Epochs that a trial was trained, of one seed. */
    public int epochs(TrialRecord record) {
        return record.rung().isPresent() ? rungs.at(record.rung().getAsInt()) : 0;
    }

    /** Epochs of all trials and seeds together. */
    public long trained() {
        return trials.stream().mapToLong(this::epochs).sum() * tune.seeds().size();
    }

    /** As many as all of these trials would have taken to the last rung. */
    public long ofAll() {
        return (long) trials.size() * rungs.at(rungs.count() - 1) * tune.seeds().size();
    }
}
