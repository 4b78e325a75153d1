package dev.decant.study.download;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is to be there.
 *
 * @param path at the source
 * @param file where it goes
 * @param sha256 that it must have, where one is published
 * @param unpack whether it is a zip that is to become a folder
 * @param optional whether it may be missing at the source
 */
record PlannedFile(String path, Path file, Optional<String> sha256, boolean unpack, boolean optional) {}
