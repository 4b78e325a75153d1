package dev.decant.study.dataset;

/**
 * The steps of a task with a label for each of them.
 *
 * @param all of them
 * @param positive those that have the label
 */
public record StepCounts(PartCounts all, PartCounts positive) {}
