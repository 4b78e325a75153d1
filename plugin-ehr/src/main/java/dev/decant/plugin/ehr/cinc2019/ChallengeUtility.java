package dev.decant.plugin.ehr.cinc2019;

import dev.decant.plugin.ehr.dataset.LabelHorizon;

/**
 * The utility of the PhysioNet/CinC Challenge 2019 (Reyna et al. 2020): what calling sepsis, or not, is worth in each hour
 * of a stay. Early calls are rewarded from 12 hours before the onset on, most 6 hours before it; silence is punished from
 * then until 3 hours after it, and a false alarm costs a little in every hour. The onset lies 6 hours after the first
 * positive of the published labels.
 */
final class ChallengeUtility {
    private static final int EARLY = -12;
    private static final int OPTIMAL = -6;
    private static final int LATE = 3;
    private static final double MOST = 1;
    private static final double LEAST = -2;
    private static final double FALSE_ALARM = -.05;

    private ChallengeUtility() {}

    /**
     * What calling sepsis in an hour is worth.
     *
     * @param row the hour, from 0
     * @param first the first hour with a positive label; negative where the patient stays free of sepsis
     */
    static double called(int row, int first) {
        if (first < 0) {
            return FALSE_ALARM;
        }
        int hours = row - first - LabelHorizon.PUBLISHED;
        if (hours > LATE) {
            return 0;
        }
        return hours <= OPTIMAL
                ? Math.max(MOST * (hours - EARLY) / (OPTIMAL - EARLY), FALSE_ALARM)
                : MOST * (LATE - hours) / (LATE - OPTIMAL);
    }

    /** What silence in an hour is worth; the arguments are those of {@link #called}. */
    static double silent(int row, int first) {
        int hours = row - first - LabelHorizon.PUBLISHED;
        if (first < 0 || hours > LATE || hours <= OPTIMAL) {
            return 0;
        }
        return LEAST * (hours - OPTIMAL) / (LATE - OPTIMAL);
    }

    /** Whether the best answer calls sepsis in an hour: from 12 hours before the onset until 3 hours after it. */
    private static boolean bestCalls(int row, int first) {
        int hours = row - first - LabelHorizon.PUBLISHED;
        return first >= 0 && hours >= EARLY && hours <= LATE;
    }

    /**
     * Adds up a stay.
     *
     * @param labels as they were published
     */
    static Stay of(boolean[] labels, boolean[] calls) {
        int first = first(labels);
        double observed = 0;
        double best = 0;
        double inaction = 0;
        int called = 0;
        for (int row = 0; row < labels.length; row++) {
            observed += calls[row] ? called(row, first) : silent(row, first);
            best += bestCalls(row, first) ? called(row, first) : silent(row, first);
            inaction += silent(row, first);
            called += calls[row] ? 1 : 0;
        }
        return new Stay(labels.length, called, observed, best, inaction);
    }

    /** The first hour with a positive label, −1 if there is none. */
    static int first(boolean[] labels) {
        for (int row = 0; row < labels.length; row++) {
            if (labels[row]) {
                return row;
            }
        }
        return -1;
    }

    /**
     * The utility of one stay.
     *
     * @param rows its hours
     * @param called in how many of them sepsis was called
     * @param observed what the calls are worth
     * @param best what the best calls would be worth
     * @param inaction what no call at all would be worth
     */
    record Stay(int rows, int called, double observed, double best, double inaction) {}
}
