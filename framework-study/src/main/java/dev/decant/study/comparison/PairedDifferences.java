package dev.decant.study.comparison;

import dev.decant.runtime.statistics.Holm;
import dev.decant.runtime.statistics.VarianceComponents;
import dev.decant.runtime.statistics.WinTieLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** One method less another, paired by seed and patient. */
record PairedDifferences(ComparedMethods methods, ComparisonIntervals intervals, Measure primary) {
    /**
     * Every method less the baseline, for each measure. The contenders' p-values on the primary measure are corrected
     * among themselves; there the teacher, whose distance is the ground of the comparison and no question of it, stands alone.
     * All others, on every secondary measure, are corrected together.
     */
    List<PairedDifference> toBaseline(List<Measure> measures) {
        List<PairedDifference> differences = new ArrayList<>();
        for (Measure measure : measures) {
            methods.all().stream()
                    .filter(method -> methods.role(method) != Role.BASELINE)
                    .flatMap(method -> of(method, methods.baseline(), measure).stream())
                    .forEach(differences::add);
        }
        correct(differences, one -> one.measure() == primary && one.role() != Role.TEACHER);
        correct(differences, one -> one.measure() == primary && one.role() == Role.TEACHER);
        correct(differences, one -> one.measure() != primary);
        return differences;
    }

    private static void correct(List<PairedDifference> differences, Predicate<PairedDifference> family) {
        double[] adjusted = Holm.adjust(differences.stream()
                .mapToDouble(one -> family.test(one) ? one.pValue().orElse(Double.NaN) : Double.NaN)
                .toArray());
        for (int i = 0; i < adjusted.length; i++) {
            if (!Double.isNaN(adjusted[i])) {
                differences.set(i, differences.get(i).corrected(adjusted[i]));
            }
        }
    }

    /** Without correction; empty where no seed has both, or the measure is undefined. */
    Optional<PairedDifference> of(MethodResult method, MethodResult other, Measure measure) {
        Measured one = methods.measured(method, other);
        Measured two = methods.measured(other, method);
        int seeds = one.runs().size();
        if (seeds == 0 || Double.isNaN(one.mean(measure) - two.mean(measure))) {
            return Optional.empty();
        }
        OptionalDouble pValue = intervals
                .components(one, two, measure)
                .filter(any -> seeds >= PairedDifference.FEWEST_SEEDS)
                .map(VarianceComponents::pValue)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
        return Optional.of(new PairedDifference(
                method.name(),
                methods.role(method),
                measure,
                seeds,
                intervals.difference(one, two, measure),
                pValue,
                OptionalDouble.empty(),
                WinTieLoss.of(one.values(measure), two.values(measure))));
    }
}
