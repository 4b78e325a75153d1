package dev.decant.runtime.plugin;

import dev.decant.api.plugin.Extension;
import dev.decant.api.plugin.ExtensionKind;

/**
 * An extension that a configuration can select.
 *
 * @param kind what it is
 * @param type the name in the configuration, unique within the kind
 * @param extension the stateless factory
 * @param plugin who contributed it
 */
public record LoadedExtension(ExtensionKind kind, String type, Extension<?> extension, LoadedPlugin plugin) {}
