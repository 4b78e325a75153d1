package dev.decant.runtime.plugin;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A plugin whose extensions can be used.
 *
 * @param id the plugin's own name
 * @param version the {@code Implementation-Version} of its jar's manifest, where there is one
 * @param location the jar, or the folder of classes
 */
public record LoadedPlugin(String id, Optional<String> version, Path location) {
    RefusedPlugin refused(String reason) {
        return new RefusedPlugin(id, version, location, reason);
    }
}
