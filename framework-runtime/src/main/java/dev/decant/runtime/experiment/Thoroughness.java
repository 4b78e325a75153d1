package dev.decant.runtime.experiment;

/** How closely an experiment is looked at before it is trained. */
public enum Thoroughness {
    /** Every graph is built and no step is timed. */
    QUICK,
    /** Time and memory of every run are estimated, too. */
    USUAL,
    /** And every record is read, not a sample. */
    DEEP
}
