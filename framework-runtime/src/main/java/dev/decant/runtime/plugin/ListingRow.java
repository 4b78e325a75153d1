package dev.decant.runtime.plugin;

import dev.decant.api.plugin.ExtensionKind;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One line of {@code decant plugins}: an extension that can be used, or a plugin that cannot.
 *
 * @param kind empty for a refused plugin
 * @param type empty for a refused plugin
 * @param plugin the plugin's id, or its class where it has told none
 * @param version the jar's version, where its manifest has one
 * @param jar the jar or the folder of classes
 * @param status whether it can be used
 * @param reason why it was refused; empty for a loaded one
 */
public record ListingRow(
        Optional<ExtensionKind<?>> kind,
        Optional<String> type,
        String plugin,
        Optional<String> version,
        Path jar,
        Status status,
        Optional<String> reason) {
    /** Whether a plugin can be used. */
    public enum Status {
        LOADED,
        REFUSED
    }
}
