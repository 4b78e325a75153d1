package dev.decant.plugin.ecg.wfdb;

import java.time.Duration;

/**
 * A part of a record.
 *
 * @param from the first frame, from 0
 * @param frames how many, at least 1
 */
public record Excerpt(long from, int frames) {
    public Excerpt {
        if (from < 0 || frames < 1) {
            throw new IllegalArgumentException("an excerpt of " + frames + " frames from " + from);
        }
    }

    /** The middle of a record of that many frames; all of it where it is no longer. */
    static Excerpt middle(long frames, double rate, Duration longest) {
        // Whole frames that hold it; a frame may be long, and the quotient a little above a whole number.
        long wanted = Math.max(1, (long) Math.ceil(longest.toNanos() / 1e9 * rate - 1e-6));
        return wanted >= frames
                ? new Excerpt(0, Math.toIntExact(frames))
                : new Excerpt((frames - wanted) / 2, (int) wanted);
    }
}
