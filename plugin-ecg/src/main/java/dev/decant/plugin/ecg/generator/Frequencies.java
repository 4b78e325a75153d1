package dev.decant.plugin.ecg.generator;

/** How often classes appear among generated records. */
public enum Frequencies {
    /** Rhythms equally often, every other class in about a sixth of the records that allow it. */
    BALANCED,
    /** As in the 88,253 training records of the PhysioNet/CinC Challenge 2021. */
    NATURAL
}
