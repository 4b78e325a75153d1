package dev.decant.study;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.plugin.PluginDiscovery;

/** The plugins of the class path, discovered when something first asks for them. */
public final class ClassPathPlugins extends AbstractModule {
    @Provides
    @Singleton
    PluginCatalog catalog() {
        return PluginDiscovery.discover();
    }
}
