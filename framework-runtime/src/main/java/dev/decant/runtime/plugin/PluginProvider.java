package dev.decant.runtime.plugin;

import dev.decant.api.plugin.DecantPlugin;
import java.util.Comparator;
import java.util.Optional;
import java.util.ServiceLoader;

/** A class that a services file names, with its jar, before the plugin has been asked anything. */
record PluginProvider(String className, Location location, ServiceLoader.Provider<DecantPlugin> provider) {
    /** Who comes first when names are given away: the plugin in the runtime's own jar, then by the jar's name. */
    static Comparator<PluginProvider> order() {
        Optional<Location> own = Location.of(PluginProvider.class);
        return Comparator.<PluginProvider, Boolean>comparing(
                        provider -> !Optional.of(provider.location()).equals(own))
                .thenComparing(
                        provider -> provider.location().path().getFileName().toString())
                .thenComparing(provider -> provider.location().path())
                .thenComparing(PluginProvider::className);
    }

    RefusedPlugin refused(String reason) {
        return new RefusedPlugin(className, location.version(), location.path(), reason);
    }
}
