package dev.decant.reproduction;

import dev.decant.runtime.statistics.Summary;
import java.util.Locale;

/** Numbers as cells of a text table. */
final class TextCells {
    /** Where there is no number. */
    static final String NONE = "-";

    private TextCells() {}

    /** The mean, with the standard deviation where there are several seeds. */
    static String of(Summary summary) {
        return Double.isNaN(summary.sd()) ? of(summary.mean()) : of(summary.mean()) + " ± " + of(summary.sd());
    }

    static String of(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.3f", value);
    }
}
