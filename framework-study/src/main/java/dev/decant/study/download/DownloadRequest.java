package dev.decant.study.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be fetched, and where it goes.
 *
 * @param name of the set
 * @param to the folder that its files go to; made where it is missing
 * @param from a mirror whose addresses the paths of the files follow, instead of the set's own source
 * @param unverified whether files are taken for which nobody publishes a checksum
 * @param connections how many files are fetched at a time, at least 1
 */
public record DownloadRequest(String name, Path to, Optional<URI> from, boolean unverified, int connections) {
    /** From its own source, verified, four files at a time. */
    public static DownloadRequest of(String name, Path to) {
        return new DownloadRequest(name, to, Optional.empty(), false, 4);
    }
}
