package dev.decant.study.dataset;

/**
 * A bar of the histogram of lengths.
 *
 * @param from in steps, inclusive
 * @param to in steps, exclusive but for the last bar
 * @param records in it
 */
public record LengthBin(double from, double to, int records) {}
