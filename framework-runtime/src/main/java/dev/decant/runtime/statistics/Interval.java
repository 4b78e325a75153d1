package dev.decant.runtime.statistics;

/**
 * An estimate with its interval.
 *
 * @param estimate from the records as they are
 * @param low the interval's lower end, NaN where it is undefined
 * @param high the interval's upper end, likewise
 * @param confidence the nominal coverage, in (0, 1)
 * @param resamples how many resamples stand behind a percentile interval, those left out where the metric was undefined;
 *     0 for a t interval
 */
public record Interval(double estimate, double low, double high, double confidence, int resamples) {
    /** Whether zero lies outside, which an undefined interval never claims. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
