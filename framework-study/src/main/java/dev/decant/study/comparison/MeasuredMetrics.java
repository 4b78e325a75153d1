package dev.decant.study.comparison;

import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.evaluation.ResampledScore;
import dev.decant.runtime.evaluation.WeightedMetrics;
import dev.decant.runtime.evaluation.WeightedSimilarity;
import dev.decant.runtime.statistics.ResampledMetric;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The measures of a method as functions of how often each record counts. Each run is sorted once for all metrics. */
final class MeasuredMetrics {
    private final Optional<Selected<Scorer<Record>>> scorer;
    private final IdentityHashMap<SeedResult, WeightedMetrics> metrics = new IdentityHashMap<>();

    MeasuredMetrics(Optional<Selected<Scorer<Record>>> scorer) {
        this.scorer = scorer;
    }

    /** By the index of the seed among those of {@code method}. */
    ResampledMetric of(Measured method, Measure measure) {
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
                        .map(run -> new ResampledScore(run.predictions(), scorer.orElseThrow()))
                        .toList();
                yield (seed, weights) -> runs.get(seed).value(weights);
            }
            case R2_TEACHER -> {
                List<WeightedSimilarity> runs = similarities(method);
                yield (seed, weights) -> runs.get(seed).rSquared(weights);
            }
            case CORR2_TEACHER -> {
                List<WeightedSimilarity> runs = similarities(method);
                yield (seed, weights) -> runs.get(seed).squaredCorrelation(weights);
            }
        };
    }

    private static List<WeightedSimilarity> similarities(Measured method) {
        List<Predictions> teachers = method.teachers();
        return IntStream.range(0, method.runs().size())
                .mapToObj(s -> WeightedSimilarity.of(
                        method.runs().get(s).predictions().probabilities(),
                        teachers.get(s).probabilities()))
                .toList();
    }
}
