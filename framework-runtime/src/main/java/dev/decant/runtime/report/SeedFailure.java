package dev.decant.runtime.report;

/**
 * A run of a comparison that did not finish.
 *
 * @param seed of the run
 * @param reason one line
 */
public record SeedFailure(long seed, String reason) {}
