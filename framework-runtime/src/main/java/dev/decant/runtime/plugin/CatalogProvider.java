package dev.decant.runtime.plugin;

import com.typesafe.config.ConfigUtil;
import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ExtensionName;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates every extension once; a plugin with one that cannot be created is refused as a whole. */
final class CatalogProvider implements Provider<PluginCatalog> {
    private final DiscoveredPlugins plugins;
    private final Map<ExtensionName, Provider<Extension<?>>> extensions;

    @Inject
    CatalogProvider(DiscoveredPlugins plugins, Map<ExtensionName, Provider<Extension<?>>> extensions) {
        this.plugins = plugins;
        this.extensions = extensions;
    }

    @Override
    public PluginCatalog get() {
        List<LoadedPlugin> loaded = new ArrayList<>();
        List<LoadedExtension<?>> created = new ArrayList<>();
        List<RefusedPlugin> refused = new ArrayList<>(plugins.refused());
        for (AcceptedPlugin accepted : plugins.accepted()) {
            try {
                created.addAll(create(accepted));
                loaded.add(accepted.plugin());
            } catch (PluginRefusal e) {
                refused.add(e.plugin());
            }
        }
        return new PluginCatalog(loaded, created, refused, plugins.defaults().merged(loaded, refused));
    }

    private List<LoadedExtension<?>> create(AcceptedPlugin accepted) throws PluginRefusal {
        List<LoadedExtension<?>> created = new ArrayList<>();
        for (Map.Entry<ExtensionName, Provider<Extension<?>>> entry : extensions.entrySet()) {
            if (accepted.contribution().extensions().contains(entry.getKey())) {
                created.add(create(entry.getKey(), entry.getValue(), accepted.plugin()));
            }
        }
        return created;
    }

    private LoadedExtension<?> create(ExtensionName name, Provider<Extension<?>> provider, LoadedPlugin plugin)
            throws PluginRefusal {
        LoadedExtension<?> created = created(name, provider, plugin);
        Optional<String> unknown = plugins.defaults()
                .unknownOption(
                        plugin.location(),
                        ConfigUtil.joinPath("defaults", name.kind().label(), name.type()),
                        created.extension().configType());
        if (unknown.isPresent()) {
            throw new PluginRefusal(plugin.refused(unknown.get()));
        }
        return created;
    }

    private static LoadedExtension<?> created(ExtensionName name, Provider<Extension<?>> provider, LoadedPlugin plugin)
            throws PluginRefusal {
        try {
            Extension<?> extension = provider.get();
            if (!extension.configType().isRecord()) {
                throw new IllegalStateException("its configType is not a record");
            }
            return LoadedExtension.of(name, extension, plugin);
        } catch (RuntimeException | Error e) {
            throw new PluginRefusal(plugin.refused("the " + name + " cannot be created: " + FailureReason.of(e)));
        }
    }
}
