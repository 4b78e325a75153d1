package dev.decant.study.comparison;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.evaluation.ExchangedMetrics;
import dev.decant.runtime.evaluation.ResampledScore;
import dev.decant.runtime.evaluation.WeightedMetrics;
import dev.decant.runtime.evaluation.WeightedSimilarity;
import dev.decant.runtime.statistics.Groups;
import dev.decant.runtime.statistics.HierarchicalBootstrap;
import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.PairedPermutation;
import dev.decant.runtime.statistics.ResampledMetric;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The resamples behind a comparison's intervals and p-values. Each run is sorted once, and each method's distribution
 * over the resamples is kept, so that the baseline is not drawn again for every contender.
 *
 * <p>The work is bounded: on large test splits, and for the scorer, which must see the records written out, fewer
 * resamples are drawn. The bound counts work, not time, so that a result does not depend on the machine.
 */
final class ComparisonResamples {
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
    private final IdentityHashMap<SeedResult, WeightedMetrics> metrics = new IdentityHashMap<>();
    private final Map<Drawn, double[]> distributions = new HashMap<>();

    /** What a distribution was drawn of. */
    private record Drawn(String method, Measure measure, List<Long> seeds) {}

    /**
     * @param any a run; all have the same records
     * @param runs how many runs the comparison has
     */
    ComparisonResamples(ComparisonSetup setup, SeedResult any, int runs) {
        this.setup = setup;
        this.groups = Groups.of(any.groups());
        this.rows = any.groups().size();
        this.classes = any.predictions().task().outputs();
        this.runs = runs;
        this.fastScore = setup.scorer()
                .map(scorer -> new ResampledScore(any.predictions(), scorer).isFast())
                .orElse(false);
    }

    Groups groups() {
        return groups;
    }

    /** How many resamples are drawn for a measure: those asked for, or fewer where they would take too long. */
    int resamples(Measure measure) {
        return bounded(measure == Measure.SCORE && !fastScore, 1);
    }

    /** The same for permutations: each judges two mixtures of two methods' rows. */
    int permutations(Measure measure) {
        return bounded(measure == Measure.SCORE, measure == Measure.SCORE ? 2 : 4);
    }

    private int bounded(boolean writtenOut, int rowsForEach) {
        double bound = writtenOut
                ? SCORED_ROWS / Math.max(1.0, (double) rows * runs * rowsForEach)
                : CELLS / Math.max(1.0, (double) rows * classes * runs * rowsForEach);
        return (int) Math.min(setup.resamples(), Math.max(FEWEST, bound));
    }

    /** The interval of a method's mean over the given seeds. */
    Interval interval(Measured method, Measure measure) {
        return bootstrap(measure, method.seeds().size()).interval(method.mean(measure), distribution(method, measure));
    }

    /** The interval of the difference of two methods, over the same seeds. */
    Interval difference(Measured method, Measured baseline, Measure measure) {
        return bootstrap(measure, method.seeds().size())
                .difference(
                        method.mean(measure) - baseline.mean(measure),
                        distribution(method, measure),
                        distribution(baseline, measure));
    }

    /** The p-value of the difference of two methods, over the same seeds. */
    double pValue(Measured method, Measured baseline, Metric metric) {
        List<ExchangedMetrics> seeds = IntStream.range(0, method.runs().size())
                .mapToObj(s -> ExchangedMetrics.of(
                        method.runs().get(s).predictions(),
                        baseline.runs().get(s).predictions(),
                        setup.scorer()))
                .toList();
        return new PairedPermutation(groups, seeds.size(), permutations(Measure.of(metric)), setup.randomSeed())
                .pValue((seed, exchanged) -> seeds.get(seed).difference(metric, exchanged));
    }

    private HierarchicalBootstrap bootstrap(Measure measure, int seeds) {
        return new HierarchicalBootstrap(groups, seeds, resamples(measure), setup.confidence(), setup.randomSeed());
    }

    private double[] distribution(Measured method, Measure measure) {
        return distributions.computeIfAbsent(
                new Drawn(method.name(), measure, method.seeds()),
                drawn -> bootstrap(measure, method.seeds().size()).distribution(resampled(method, measure)));
    }

    private ResampledMetric resampled(Measured method, Measure measure) {
        return switch (measure) {
            case F1, AUROC, AUPRC, ACCURACY -> {
                Metric metric = measure.metric().orElseThrow();
                List<WeightedMetrics> runs = method.runs().stream()
                        .map(run -> metrics.computeIfAbsent(run, one -> WeightedMetrics.of(one.predictions())))
                        .toList();
                yield (seed, weights) -> runs.get(seed).value(metric, weights);
            }
            case SCORE -> {
                List<ResampledScore> runs = method.runs().stream()
                        .map(run -> new ResampledScore(
                                run.predictions(), setup.scorer().orElseThrow()))
                        .toList();
                yield (seed, weights) -> runs.get(seed).value(weights);
            }
            case R2_TEACHER -> {
                List<Predictions> teachers = method.teachers();
                List<WeightedSimilarity> runs = IntStream.range(0, method.runs().size())
                        .mapToObj(s -> WeightedSimilarity.of(
                                method.runs().get(s).predictions().probabilities(),
                                teachers.get(s).probabilities()))
                        .toList();
                yield (seed, weights) -> runs.get(seed).rSquared(weights);
            }
        };
    }
}
