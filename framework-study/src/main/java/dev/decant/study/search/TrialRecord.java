package dev.decant.study.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** A trial and how far it came. */
public final class TrialRecord {
    private final Trial trial;
    private final TreeMap<Integer, Double> metrics = new TreeMap<>();
    private final Set<String> runs = new LinkedHashSet<>();
    private String failure = "";

    TrialRecord(Trial trial) {
        this.trial = trial;
    }

    void reached(int rung, double metric, String remark) {
        metrics.put(rung, metric);
        failure = remark;
    }

    void ran(String id) {
        runs.add(id);
    }

    public Trial trial() {
        return trial;
    }

    /** The metric on the validation split by rung, the mean over the seeds; −∞ where it is undefined or the trial failed. */
    public Map<Integer, Double> metrics() {
        return Map.copyOf(metrics);
    }

    /** The highest rung that it has ended; empty before the first. */
    public OptionalInt rung() {
        return metrics.isEmpty() ? OptionalInt.empty() : OptionalInt.of(metrics.lastKey());
    }

    /** The metric there. */
    public OptionalDouble last() {
        return metrics.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(metrics.lastEntry().getValue());
    }

    /** Why it failed; empty if it did not. */
    public String failure() {
        return failure;
    }

    /** The ids of its runs, one for each seed. */
    public List<String> runs() {
        return List.copyOf(runs);
    }
}
