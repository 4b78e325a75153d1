package dev.decant.study.dataset;

/**
 * The groups (patients) that a split must not tear apart.
 *
 * @param known whether the source names the group of every record
 * @param groups how many lie in each part
 * @param largest records of the group that has the most
 * @param torn groups with records in several parts; above 0 only where some records name none
 */
public record GroupCounts(boolean known, PartCounts groups, int largest, int torn) {}
