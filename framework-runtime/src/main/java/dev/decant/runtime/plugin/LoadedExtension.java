package dev.decant.runtime.plugin;

import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.ExtensionName;

/**
 * An extension that a configuration can select.
 *
 * @param kind what it is
 * @param type the name in the configuration, unique within the kind
 * @param extension the stateless factory
 * @param plugin who contributed it
 */
public record LoadedExtension<E extends Extension<?>>(
        ExtensionKind<E> kind, String type, E extension, LoadedPlugin plugin) {
    /** @throws ClassCastException if the extension is not what its kind says */
    static LoadedExtension<?> of(ExtensionName name, Extension<?> extension, LoadedPlugin plugin) {
        return of(name.kind(), name.type(), extension, plugin);
    }

    private static <E extends Extension<?>> LoadedExtension<E> of(
            ExtensionKind<E> kind, String type, Extension<?> extension, LoadedPlugin plugin) {
        return new LoadedExtension<>(kind, type, kind.cast(extension), plugin);
    }
}
