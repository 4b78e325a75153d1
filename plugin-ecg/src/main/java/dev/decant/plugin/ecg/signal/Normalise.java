package dev.decant.plugin.ecg.signal;

/** How the amplitude of a recording is brought to the scale of a network. */
public enum Normalise {
    /** Each lead to mean 0 and standard deviation 1; a flat lead to 0. */
    Z_SCORE,
    /** Each lead to the range from -1, its least value, to 1, its greatest; a flat lead to 0. */
    MIN_MAX,
    /** Not at all: millivolts. */
    NONE
}
