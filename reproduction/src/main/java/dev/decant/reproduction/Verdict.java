package dev.decant.reproduction;

import dev.decant.runtime.statistics.Interval;

/** What the data say of a claim. */
public enum Verdict {
    /** The whole interval lies on the claim's side. */
    HOLDS("holds"),
    /** The whole interval lies on the other side. */
    DOES_NOT_HOLD("does not hold"),
    /** The interval has both sides in it, or the numbers are not there or too few. */
    NOT_DECIDED("not decided");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** Of a claim that one has more than the other: the interval of the difference lies on one side of zero. */
    public static Verdict ofMore(Interval difference) {
        return difference.low() > 0 ? HOLDS : difference.high() < 0 ? DOES_NOT_HOLD : NOT_DECIDED;
    }

    /**
     * Of a claim that one has at least as much as the other: it is worse by less than a margin (non-inferior), or worse by
     * more.
     *
     * @param margin in units of the difference, above zero
     */
    public static Verdict ofAtLeast(Interval difference, double margin) {
        return difference.low() > -margin ? HOLDS : difference.high() < -margin ? DOES_NOT_HOLD : NOT_DECIDED;
    }

    /** As it is printed. */
    public String words() {
        return words;
    }
}
