package dev.decant.api.data;

import java.nio.file.Path;

/**
 * Where a data source may keep files that it can make again.
 *
 * @param directory exists and is writable; shared by processes, so write elsewhere and rename
 */
public record Workspace(Path directory) {}
