package dev.decant.runtime.plugin;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A plugin that was found and cannot be used; none of its extensions are.
 *
 * @param plugin its id where it told one, otherwise its class, and {@value #UNKNOWN} where neither is known
 * @param version as in {@link LoadedPlugin}
 * @param location the jar or folder
 * @param reason one clause that says what is wrong
 */
public record RefusedPlugin(String plugin, Optional<String> version, Path location, String reason) {
    static final String UNKNOWN = "-";

    /** One line that names jar, plugin and reason. */
    public String line() {
        String which = plugin.equals(UNKNOWN) ? "no plugin of it is used: " : "plugin " + plugin + " is not used: ";
        return location + ": " + which + reason;
    }
}
