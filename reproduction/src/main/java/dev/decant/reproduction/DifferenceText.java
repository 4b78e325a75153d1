package dev.decant.reproduction;

import dev.decant.runtime.statistics.Interval;
import java.util.Locale;

/** A difference in words. */
final class DifferenceText {
    private DifferenceText() {}

    /**
     * Such as {@code +0.0210 [+0.0040, +0.0390], 3 seeds}.
     *
     * @param drawn what an interval of one seed is over
     */
    static String of(Interval difference, int seeds, String drawn) {
        return String.format(
                Locale.ROOT,
                "%+.4f [%+.4f, %+.4f], %s",
                difference.estimate(),
                difference.low(),
                difference.high(),
                seeds == 1 ? "one seed, so the interval is over " + drawn + " only" : seeds + " seeds");
    }
}
