package dev.decant.study.comparison;

import dev.decant.runtime.config.Experiment;

/**
 * Runs that were trained for a comparison.
 *
 * @param experiment what was compared: the one that was asked for, with the row of equal time written out where there is one
 * @param runs by contender and seed, with those that failed
 */
public record TrainedComparison(Experiment experiment, ComparisonRuns runs) {}
