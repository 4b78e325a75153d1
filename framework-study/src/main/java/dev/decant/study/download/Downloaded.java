package dev.decant.study.download;

import java.nio.file.Path;

/**
 * What a download left.
 *
 * @param folder where the files are
 * @param fetched how many files came now
 * @param present how many were there already
 * @param missing how many cannot be had and are not needed
 * @param verified in words: what they were compared with
 */
public record Downloaded(Path folder, int fetched, int present, int missing, String verified) {}
