package dev.decant.study.comparison;

import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.WinTieLoss;
import java.util.OptionalDouble;

/**
 * A method less the baseline, paired by seed and record.
 *
 * @param method the method that is compared with the baseline
 * @param role of that method
 * @param measure what is compared
 * @param seeds how many seeds both finished
 * @param difference mean over those seeds, with its interval
 * @param pValue of the permutation test, where there are seeds enough; for contenders on
 *     {@link Measure#principal} metrics only
 * @param adjusted the same after Holm's correction over the contenders
 * @param seedsWon in how many seeds the method was better, equal, worse
 */
public record PairedDifference(
        String method,
        Role role,
        Measure measure,
        int seeds,
        Interval difference,
        OptionalDouble pValue,
        OptionalDouble adjusted,
        WinTieLoss seedsWon) {
    PairedDifference tested(double p) {
        return new PairedDifference(method, role, measure, seeds, difference, OptionalDouble.of(p), adjusted, seedsWon);
    }

    PairedDifference corrected(double p) {
        return new PairedDifference(method, role, measure, seeds, difference, pValue, OptionalDouble.of(p), seedsWon);
    }
}
