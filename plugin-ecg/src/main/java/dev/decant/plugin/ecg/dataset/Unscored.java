package dev.decant.plugin.ecg.dataset;

/** What becomes of a record that has none of the classes. */
public enum Unscored {
    /** It is left out. */
    DROP,
    /** It is kept, with no label. */
    KEEP
}
