package dev.decant.study.dataset;

/**
 * Records whose values all equal those of another one.
 *
 * @param records that repeat an earlier one
 * @param across those of them that lie in another part than the earlier one: what is trained is tested
 */
public record Repeated(int records, int across) {}
