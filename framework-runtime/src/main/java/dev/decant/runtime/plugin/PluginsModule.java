package dev.decant.runtime.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import dev.decant.api.plugin.Extensions;

/**
 * Installs the modules of the accepted plugins and binds the {@link PluginCatalog}. In the injector every binding is
 * explicit, so that no plugin gets what nobody meant to give it.
 */
public final class PluginsModule extends AbstractModule {
    private final DiscoveredPlugins plugins;

    public PluginsModule(DiscoveredPlugins plugins) {
        this.plugins = plugins;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().disableCircularProxies();
        Extensions.binder(binder());
        plugins.accepted().forEach(plugin -> install(plugin.module()));
        bind(DiscoveredPlugins.class).toInstance(plugins);
        bind(PluginCatalog.class).toProvider(CatalogProvider.class).in(Singleton.class);
    }
}
