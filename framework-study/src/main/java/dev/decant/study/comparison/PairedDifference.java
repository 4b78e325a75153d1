package dev.decant.study.comparison;

import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.WinTieLoss;
import java.util.OptionalDouble;

/**
 * A method less another one, paired by seed and record.
 *
 * @param method the method that is compared with the baseline
 * @param role of that method
 * @param measure what is compared
 * @param seeds how many seeds both finished
 * @param difference mean over those seeds, with its interval
 * @param pValue two-sided, of the same t as the interval; from {@value #FEWEST_SEEDS} seeds on, NaN where the interval is
 *     undefined
 * @param adjusted the same after Holm's correction; empty where the difference is none of a comparison's own
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
    /** With fewer seeds there is no verdict: a difference of two trainings each tells little of the methods. */
    public static final int FEWEST_SEEDS = 3;

    /** Why there is no verdict below {@value #FEWEST_SEEDS} seeds. */
    public static final String NO_VERDICT = "no verdict: fewer than three seeds";

    /** Whether there are seeds enough to decide anything. */
    public boolean hasVerdict() {
        return seeds >= FEWEST_SEEDS;
    }

    /** Whether the difference is other than zero: its corrected p-value is below one less the confidence. */
    public boolean decided() {
        return hasVerdict() && adjusted.isPresent() && adjusted.getAsDouble() < 1 - difference.confidence();
    }

    PairedDifference corrected(double p) {
        return new PairedDifference(method, role, measure, seeds, difference, pValue, OptionalDouble.of(p), seedsWon);
    }
}
