package dev.decant.plugin.ecg.dataset;

/** What becomes of a record that has diagnoses, of which none is a scored class. */
public enum Unscored {
    /** Left out: that nothing scored is written down does not say that nothing is there. */
    DROP,
    /** Kept, as a record without any class. */
    KEEP
}
