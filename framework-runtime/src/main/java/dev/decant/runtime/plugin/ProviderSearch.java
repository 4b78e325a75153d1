package dev.decant.runtime.plugin;

import dev.decant.api.plugin.DecantPlugin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Spliterator;

/** Walks the plugin classes that services files name; one that cannot be loaded does not end the walk. */
final class ProviderSearch {
    private final ClassLoader loader;
    private final List<RefusedPlugin> refused;
    private final Map<String, Location> locations = new HashMap<>();

    /** @param refused receives the classes that cannot be used */
    ProviderSearch(ClassLoader loader, List<RefusedPlugin> refused) {
        this.loader = loader;
        this.refused = refused;
    }

    /** The loadable plugin classes in the order in which names are given away. */
    List<PluginProvider> providers() {
        PendingEntries pending = new PendingEntries(distinct(ServiceFiles.read(loader, refused)));
        List<PluginProvider> providers = new ArrayList<>();
        Spliterator<ServiceLoader.Provider<DecantPlugin>> found =
                ServiceLoader.load(DecantPlugin.class, loader).stream().spliterator();
        int failures = pending.remaining().size() + refused.size();
        boolean more = true;
        while (more) {
            try {
                more = found.tryAdvance(provider -> {
                    String name = provider.type().getName();
                    pending.loaded(name);
                    Optional.ofNullable(locations.get(name))
                            .ifPresent(location -> providers.add(new PluginProvider(name, location, provider)));
                });
            } catch (ServiceConfigurationError | LinkageError e) {
                // A services file that cannot be read was told of when the files were read.
                if (!(e.getCause() instanceof IOException)) {
                    String reason = FailureReason.of(e);
                    boolean ofFile = e instanceof ServiceConfigurationError && e.getCause() == null;
                    pending.failed(e)
                            .map(entry -> ofFile ? entry.misnamed(reason) : entry.refused(reason))
                            .ifPresent(refused::add);
                }
                more = failures-- > 0;
            }
        }
        pending.remaining()
                .forEach(entry ->
                        refused.add(entry.misnamed("ServiceLoader passes it over: it belongs to a named module")));
        providers.sort(PluginProvider.order());
        return providers;
    }

    /** Each class once, from the first jar that names it. */
    private List<ServiceFiles.Entry> distinct(List<ServiceFiles.Entry> entries) {
        List<ServiceFiles.Entry> distinct = new ArrayList<>();
        for (ServiceFiles.Entry entry : entries) {
            Location other = locations.putIfAbsent(entry.className(), entry.location());
            if (other == null) {
                distinct.add(entry);
            } else if (!other.equals(entry.location())) {
                refused.add(entry.refused("the same class is loaded from " + other.path()));
            }
        }
        return distinct;
    }
}
