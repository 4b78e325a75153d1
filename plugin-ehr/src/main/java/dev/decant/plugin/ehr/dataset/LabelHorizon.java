package dev.decant.plugin.ehr.dataset;

import dev.decant.api.config.InvalidConfiguration;
import java.time.Duration;

/**
 * From how many hours before the onset on sepsis is to be called. Files state it for {@link #PUBLISHED}: their first
 * positive row lies six hours before the onset, or at the beginning of the stay where that is later. What was moved does
 * not tell the onset any more where it was cut at the beginning or left the stay, so the published labels travel beside it.
 *
 * @param hours at least 0
 */
public record LabelHorizon(int hours) {
    /** Hours from the first positive row of a file to the onset (PhysioNet/CinC Challenge 2019). */
    public static final int PUBLISHED = 6;

    /** @throws InvalidConfiguration if it is not a whole number of hours, or negative */
    public static LabelHorizon of(Duration duration) {
        if (duration.isNegative() || duration.toSeconds() % 3600 != 0 || duration.toNanosPart() != 0) {
            throw new InvalidConfiguration(
                    "label-horizon is " + duration + "; expected whole hours, such as 6h or 12h");
        }
        return new LabelHorizon(Math.toIntExact(duration.toHours()));
    }

    /** The labels [rows] of a stay with this horizon instead of the published one; rows after the first positive as they are. */
    public float[] apply(float[] published) {
        int first = 0;
        while (first < published.length && published[first] < .5f) {
            first++;
        }
        if (first == published.length || hours == PUBLISHED) {
            return published.clone();
        }
        float[] labels = published.clone();
        int wanted = first + PUBLISHED - hours;
        for (int row = 0; row < labels.length; row++) {
            if (row >= Math.min(first, wanted) && row < Math.max(first, wanted)) {
                labels[row] = wanted < first ? 1f : 0f;
            }
        }
        return labels;
    }
}
