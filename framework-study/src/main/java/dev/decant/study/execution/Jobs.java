package dev.decant.study.execution;

import java.util.OptionalInt;

/** How many runs are to be trained side by side, and who says so. */
public sealed interface Jobs {
    /** As the section {@code executor} of the configuration says: without one, one after the other in this process. */
    record AsConfigured() implements Jobs {}

    /**
     * So many on this machine, whatever the configuration says.
     *
     * @param count at least 1; with 1, in this process; empty for as many as cores and memory allow
     */
    record Local(OptionalInt count) implements Jobs {
        public Local {
            if (count.isPresent() && count.getAsInt() < 1) {
                throw new IllegalArgumentException("expected at least 1 job, got " + count.getAsInt());
            }
        }
    }

    /** As the configuration says. */
    static Jobs asConfigured() {
        return new AsConfigured();
    }

    /** One run after the other, in this process. */
    static Jobs one() {
        return of(1);
    }

    /** So many. */
    static Jobs of(int count) {
        return new Local(OptionalInt.of(count));
    }

    /** As many as cores and memory allow. */
    static Jobs auto() {
        return new Local(OptionalInt.empty());
    }

    /**
     * Reads a number or {@code auto}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static Jobs parse(String text) {
        if (text.equals("auto")) {
            return auto();
        }
        try {
            return of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number of jobs or auto, got \"" + text + "\"", e);
        }
    }
}
