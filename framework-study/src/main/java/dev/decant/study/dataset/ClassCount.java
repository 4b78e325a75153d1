package dev.decant.study.dataset;

/**
 * A class.
 *
 * @param name as the source calls it
 * @param records that have it; of a task with a label for each step those with a step that has it
 */
public record ClassCount(String name, PartCounts records) {}
