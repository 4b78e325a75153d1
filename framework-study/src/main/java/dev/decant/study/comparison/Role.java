package dev.decant.study.comparison;

import java.util.Locale;

/** What a method is to a comparison. */
public enum Role {
    CHANCE,
    TEACHER,
    BASELINE,
    CONTENDER;

    /** The name in every output. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
