package dev.decant.study.comparison;

import dev.decant.runtime.evaluation.ResampledScore;
import dev.decant.runtime.statistics.Groups;
import dev.decant.runtime.statistics.HierarchicalBootstrap;
import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.JackknifedMetric;
import dev.decant.runtime.statistics.VarianceComponents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The intervals and p-values of a comparison: by {@link VarianceComponents} over seeds and patients, or of a single seed
 * by {@link HierarchicalBootstrap} over patients alone. Each method is jackknifed or resampled once for all
 * differences that it is part of.
 *
 * <p>The resamples of one seed are bounded: on large test splits, and for a scorer that must see the records written out,
 * fewer are drawn. The bound counts work, not time, so that a result does not depend on the machine.
 */
final class ComparisonIntervals {
    /** Rows times classes times runs times resamples, at about 2 ns each for every metric. */
    private static final double CELLS = 6e9;
    /** Rows times runs times resamples that a scorer sees, of unknown speed. */
    private static final double SCORED_ROWS = 3e7;

    private static final int FEWEST = 200;

    private final ComparisonSetup setup;
    private final Groups groups;
    private final int rows;
    private final int classes;
    private final int runs;
    private final boolean fastScore;
    private final MeasuredMetrics metrics;
    private final Map<Key, double[]> distributions = new HashMap<>();
    private final Map<Key, JackknifedMetric> jackknifed = new HashMap<>();

    /** What is kept: a method on some seeds, by one measure. */
    private record Key(String method, Measure measure, List<Long> seeds) {}

    /**
     * @param any a run; all have the same records
     * @param runs how many runs the comparison has
     */
    ComparisonIntervals(ComparisonSetup setup, SeedResult any, int runs) {
        this.setup = setup;
        this.groups = Groups.of(any.groups());
        this.rows = any.groups().size();
        this.classes = any.predictions().task().outputs();
        this.runs = runs;
        this.fastScore = setup.scorer()
                .map(scorer -> new ResampledScore(any.predictions(), scorer).isFast())
                .orElse(false);
        this.metrics = new MeasuredMetrics(setup.scorer());
    }

    Groups groups() {
        return groups;
    }

    /** How many resamples are drawn of a single seed: those asked for, or fewer where they would take too long. */
    int resamples(Measure measure) {
        double bound = measure == Measure.SCORE && !fastScore
                ? SCORED_ROWS / Math.max(1.0, (double) rows * runs)
                : CELLS / Math.max(1.0, (double) rows * classes * runs);
        return (int) Math.min(setup.resamples(), Math.max(FEWEST, bound));
    }

    /** The interval of a method's mean over the given seeds. */
    Interval interval(Measured method, Measure measure) {
        if (method.seeds().size() > 1) {
            return jackknifed(method, measure).components().interval(setup.confidence());
        }
        return bootstrap(measure).interval(method.mean(measure), distribution(method, measure));
    }

    /** The interval of the difference of two methods, over the same seeds. */
    Interval difference(Measured method, Measured other, Measure measure) {
        return components(method, other, measure)
                .map(components -> components.interval(setup.confidence()))
                .orElseGet(() -> bootstrap(measure)
                        .difference(
                                method.mean(measure) - other.mean(measure),
                                distribution(method, measure),
                                distribution(other, measure)));
    }

    /** What seeds and patients add to the variance of the difference of two methods; empty for a single seed. */
    Optional<VarianceComponents> components(Measured method, Measured other, Measure measure) {
        return method.seeds().size() > 1
                ? Optional.of(jackknifed(method, measure)
                        .less(jackknifed(other, measure))
                        .components())
                : Optional.empty();
    }

    private JackknifedMetric jackknifed(Measured method, Measure measure) {
        return jackknifed.computeIfAbsent(
                new Key(method.name(), measure, method.seeds()),
                one -> JackknifedMetric.of(
                        metrics.of(method, measure), groups, method.seeds().size()));
    }

    private HierarchicalBootstrap bootstrap(Measure measure) {
        return new HierarchicalBootstrap(groups, 1, resamples(measure), setup.confidence(), setup.randomSeed());
    }

    private double[] distribution(Measured method, Measure measure) {
        return distributions.computeIfAbsent(
                new Key(method.name(), measure, method.seeds()),
                one -> bootstrap(measure).distribution(metrics.of(method, measure)));
    }
}
