package dev.decant.api.execution;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * What one process is to do.
 *
 * @param name as messages call it, such as {@code bbm seed 1}
 * @param input the one line of its standard input, without its end
 * @param log absolute; what the process prints on standard error is added there; its folder exists
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Assignment(String name, String input, Path log) {}
