package dev.decant.runtime.benchmark;

import java.util.OptionalInt;

/**
 * For how long steps are timed.
 *
 * @param steps exactly so many, at least 1; empty: until the time is over, and {@value #LEAST} at least
 * @param seconds the time, without the warm-up
 */
public record Effort(OptionalInt steps, double seconds) {
    /** Fewer steps have no quartiles worth the name. */
    public static final int LEAST = 5;

    /** Whether another step is to be timed. */
    boolean goesOn(int timed, double spent) {
        return steps.isPresent() ? timed < steps.getAsInt() : timed < LEAST || spent < seconds;
    }
}
