package dev.decant.plugin.ehr.generator;

import dev.decant.io.generate.Chance;
import dev.decant.plugin.ehr.dataset.LabelHorizon;

/**
 * How long a stay is and when sepsis comes. As in hospital B of the Challenge of 2019: of the septic stays one in five has
 * its first positive label in the first hour, the others' median is hour 38; the stay ends eight to ten hours after the
 * first positive label.
 *
 * @param hours rows of the stay
 * @param firstPositive the first row labelled septic; {@code hours} if none is
 */
record StayPlan(int hours, int firstPositive) {
    private static final int SHORTEST = 8;
    private static final double AT_ONCE = .195;

    /** Hours over which the signs grow until the onset. */
    private static final double GROWING = 12;

    static StayPlan draw(Chance chance, IcuGeneratorConfig config) {
        boolean septic = chance.happens(config.septic());
        int hours = bounded(34 * chance.factor(.5), SHORTEST, config.longest());
        if (!septic) {
            return new StayPlan(hours, hours);
        }
        int positive = chance.between(8, 10);
        int first = chance.happens(AT_ONCE) ? 0 : bounded(38 * chance.factor(.9), 1, config.longest() - positive);
        return new StayPlan(first + positive, first);
    }

    private static int bounded(double value, int least, int most) {
        return (int) Math.max(least, Math.min(most, Math.round(value)));
    }

    boolean septic() {
        return firstPositive < hours;
    }

    /** How much of sepsis shows in a row: 0 until twelve hours before the onset, 1 from the onset on. */
    double signs(int row) {
        if (!septic()) {
            return 0;
        }
        double toOnset = firstPositive + LabelHorizon.PUBLISHED - row;
        return Math.max(0, Math.min(1, 1 - toOnset / GROWING));
    }
}
