package dev.decant.plugin.ecg.signal;

/** How the amplitude of a recording is brought to the scale of a network. */
public enum Normalise {
    /** Each lead of each record to mean 0 and standard deviation 1; a flat lead to 0. */
    Z_SCORE,
    /** Not at all: millivolts. */
    NONE
}
