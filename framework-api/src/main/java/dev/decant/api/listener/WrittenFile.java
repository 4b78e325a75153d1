package dev.decant.api.listener;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A file that a command left.
 *
 * @param path absolute; a folder where the meaning says so
 * @param meaning a clause, such as {@code each prediction on the test split}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record WrittenFile(Path path, String meaning) {}
