package dev.decant.api.data;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * Where a data source may keep files that it can make again.
 *
 * @param directory exists and is writable; shared by processes, so write elsewhere and rename
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Workspace(Path directory) {}
