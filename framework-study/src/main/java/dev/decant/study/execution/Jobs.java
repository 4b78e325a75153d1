package dev.decant.study.execution;

import java.util.OptionalInt;

/**
 * How many runs are to be trained side by side.
 *
 * @param count at least 1; empty for as many as cores and memory allow
 */
public record Jobs(OptionalInt count) {
    private static final String AUTO = "auto";

    public Jobs {
        if (count.isPresent() && count.getAsInt() < 1) {
            throw new IllegalArgumentException("expected at least 1 job, got " + count.getAsInt());
        }
    }

    /** One run after the other, in this process. */
    public static Jobs one() {
        return of(1);
    }

    /** So many. */
    public static Jobs of(int count) {
        return new Jobs(OptionalInt.of(count));
    }

    /**
     * Reads a number or {@code auto}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static Jobs parse(String text) {
        if (text.equals(AUTO)) {
            return new Jobs(OptionalInt.empty());
        }
        try {
            return of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number of jobs or " + AUTO + ", got \"" + text + "\"", e);
        }
    }
}
