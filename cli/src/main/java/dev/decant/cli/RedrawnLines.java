package dev.decant.cli;

import java.io.PrintStream;
import java.util.List;

/** Lines of a terminal that are drawn over one another, at most ten times a second unless they must be. */
final class RedrawnLines {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final String UP = "\u001b[%dA";
    private static final String ERASE_BELOW = "\r\u001b[J";
    /** While these are drawn, what is too long for a terminal that has become narrower is cut there, not continued. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintStream to;
    private final int columns;
    private int drawn;
    private long lastDrawn;

    /** @param columns of the terminal; a longer line is cut, for its rest would be a line of its own */
    RedrawnLines(PrintStream to, int columns) {
        this.to = to;
        this.columns = columns;
        this.lastDrawn = System.nanoTime() - REDRAW_NANOS;
    }

    /** Whether it is time to draw again. */
    boolean due() {
        return System.nanoTime() - lastDrawn >= REDRAW_NANOS;
    }

    void draw(List<String> lines) {
        StringBuilder text = new StringBuilder(erasure()).append(NO_WRAP);
        for (String line : lines) {
            text.append(line.length() < columns ? line : line.substring(0, Math.max(0, columns - 2)) + "…")
                    .append('\n');
        }
        to.print(text.append(WRAP));
        to.flush();
        drawn = lines.size();
        lastDrawn = System.nanoTime();
    }

    /** What is printed next stands in their place. */
    void erase() {
        if (drawn > 0) {
            to.print(erasure());
            to.flush();
            drawn = 0;
        }
    }

    private String erasure() {
        return drawn == 0 ? "" : UP.formatted(drawn) + ERASE_BELOW;
    }
}
