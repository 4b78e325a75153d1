package dev.decant.runtime.statistics;

/**
 * An estimate with its percentile interval.
 *
 * @param estimate from the records as they are
 * @param low the interval's lower end, NaN where no resample was defined
 * @param high the interval's upper end, likewise
 * @param confidence the nominal coverage, in (0, 1)
 * @param resamples how many resamples stand behind it; those where the metric was undefined are left out
 */
public record Interval(double estimate, double low, double high, double confidence, int resamples) {
    /** Whether zero lies outside, which an undefined interval never claims. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
