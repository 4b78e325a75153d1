package dev.decant.study.comparison;

import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.Summary;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One method in a comparison.
 *
 * @param name its name in the table
 * @param role what it is to the comparison
 * @param seeds its finished runs, by seed
 * @param summaries mean and standard deviation over the seeds; over one value where all seeds share one run
 * @param intervals of the means, over seeds and groups
 * @param failures the seeds that did not finish
 * @param overrides settings in which its training differs
 * @param tuningTrials how many trials its settings were chosen from; 0 if they were not tuned
 */
public record MethodRow(
        String name,
        Role role,
        List<SeedRow> seeds,
        Map<Measure, Summary> summaries,
        Map<Measure, Interval> intervals,
        List<SeedFailure> failures,
        List<String> overrides,
        int tuningTrials) {
    public MethodRow {
        seeds = List.copyOf(seeds);
        summaries = Map.copyOf(summaries);
        intervals = Map.copyOf(intervals);
    }

    /** Whether it has a result: a run of any seed finished. */
    public boolean finished() {
        return !seeds.isEmpty();
    }

    /**
     * Mean and standard deviation of a measure over the seeds.
     *
     * @throws IllegalArgumentException if no run finished, or the comparison does not have the measure
     */
    public Summary summary(Measure measure) {
        Summary summary = summaries.get(measure);
        if (summary == null) {
            throw new IllegalArgumentException(name + " has no values of " + measure.key());
        }
        return summary;
    }

    /** The mean over the seeds of what training took; NaN if no run finished. */
    public double meanCost(ToDoubleFunction<Cost> of) {
        return Summary.of(seeds.stream()
                        .mapToDouble(seed -> of.applyAsDouble(seed.cost()))
                        .toArray())
                .mean();
    }

    /** The values of a measure, by seed. */
    public double[] values(Measure measure) {
        return seeds.stream().mapToDouble(seed -> seed.value(measure)).toArray();
    }
}
