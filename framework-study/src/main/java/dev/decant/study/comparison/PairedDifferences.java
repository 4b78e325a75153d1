package dev.decant.study.comparison;

import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.statistics.Holm;
import dev.decant.runtime.statistics.PairedPermutation;
import dev.decant.runtime.statistics.WinTieLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One method less another, paired by seed and patient. */
record PairedDifferences(ComparedMethods methods, ComparisonResamples resamples, Metric select) {
    /** Every method less the baseline, for each measure; p-values are corrected within a measure. */
    List<PairedDifference> toBaseline(List<Measure> measures) {
        List<PairedDifference> differences = new ArrayList<>();
        for (Measure measure : measures) {
            List<PairedDifference> ofMeasure = methods.all().stream()
                    .filter(method -> methods.role(method) != Role.BASELINE)
                    .flatMap(method -> tested(method, methods.baseline(), measure).stream())
                    .toList();
            double[] adjusted = Holm.adjust(ofMeasure.stream()
                    .mapToDouble(d -> d.pValue().orElse(Double.NaN))
                    .toArray());
            for (int i = 0; i < adjusted.length; i++) {
                PairedDifference one = ofMeasure.get(i);
                differences.add(one.pValue().isPresent() ? one.corrected(adjusted[i]) : one);
            }
        }
        return differences;
    }

    /** With a p-value where there are seeds enough. */
    private Optional<PairedDifference> tested(MethodResult method, MethodResult baseline, Measure measure) {
        return of(method, baseline, measure)
                .map(difference -> testable(difference)
                        ? difference.tested(resamples.pValue(
                                methods.measured(method, baseline),
                                methods.measured(baseline, method),
                                measure.metric().orElseThrow()))
                        : difference);
    }

    private boolean testable(PairedDifference difference) {
        return difference.seeds() >= PairedPermutation.FEWEST_SEEDS
                && difference.role() == Role.CONTENDER
                && difference.measure().metric().isPresent()
                && Measure.principal(select).contains(difference.measure());
    }

    /** Without p-value; empty where no seed has both, or the measure is undefined. */
    Optional<PairedDifference> of(MethodResult method, MethodResult other, Measure measure) {
        Measured one = methods.measured(method, other);
        Measured two = methods.measured(other, method);
        if (one.runs().isEmpty() || Double.isNaN(one.mean(measure) - two.mean(measure))) {
            return Optional.empty();
        }
        return Optional.of(new PairedDifference(
                method.name(),
                methods.role(method),
                measure,
                one.runs().size(),
                resamples.difference(one, two, measure),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                WinTieLoss.of(one.values(measure), two.values(measure))));
    }
}
