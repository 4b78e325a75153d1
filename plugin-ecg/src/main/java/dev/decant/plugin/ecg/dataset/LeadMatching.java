package dev.decant.plugin.ecg.dataset;

/** Which leads of a recording become which channels. */
public enum LeadMatching {
    /** The first lead is the first channel, and there are as many of one as of the other. */
    IN_ORDER,
    /** A channel is the lead of its name; limb leads are derived where they can be, others filled with 0. */
    BY_NAME
}
