package dev.decant.study.dataset;

import java.util.Locale;

/** A part of the split. */
public enum Part {
    TRAINING,
    VALIDATION,
    TEST;

    /** As it is written, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
