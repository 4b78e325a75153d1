package dev.decant.runtime.config;

/** What becomes of a data set with records that cannot be read. */
public enum OnBadRecord {
    /** It is refused, naming the first of them. */
    FAIL,
    /** They are left out, and each is named beside the run. */
    SKIP
}
