package dev.decant.runtime.plugin;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import java.util.ArrayList;
import java.util.List;

/** Creates the one injector of the engine and of all plugins that it works with. */
public final class PluginInjector {
    private final List<Module> engine;

    private PluginInjector(Module... engine) {
        this.engine = List.of(engine);
    }

    /**
     * An injector of these modules, the plugins that the class loader sees, and the {@link PluginCatalog}.
     *
     * @throws com.google.inject.CreationException if the engine's modules fail by themselves
     */
    public static Injector create(ClassLoader loader, Module... engine) {
        return new PluginInjector(engine).with(PluginDiscovery.discover(loader));
    }

    private Injector with(DiscoveredPlugins plugins) {
        try {
            return injector(plugins);
        } catch (RuntimeException | Error e) {
            return injector(withoutFailing(plugins));
        }
    }

    private Injector injector(DiscoveredPlugins plugins) {
        return Guice.createInjector(append(engine, new PluginsModule(plugins)));
    }

    /** Adds one module after the other; discovery saw no fault in them, so only injectors can tell which one fails. */
    private DiscoveredPlugins withoutFailing(DiscoveredPlugins plugins) {
        DiscoveredPlugins kept = plugins.accepting(List.of());
        injector(kept);
        for (AcceptedPlugin plugin : plugins.accepted()) {
            try {
                DiscoveredPlugins more = kept.accepting(append(kept.accepted(), plugin));
                injector(more);
                kept = more;
            } catch (RuntimeException | Error e) {
                kept = kept.refusing(plugin.plugin().refused(reason(plugins, plugin, e)));
            }
        }
        return kept;
    }

    private String reason(DiscoveredPlugins plugins, AcceptedPlugin plugin, Throwable amongOthers) {
        try {
            injector(plugins.accepting(List.of(plugin)));
            return "its module collides with another plugin's: " + FailureReason.of(amongOthers);
        } catch (RuntimeException | Error e) {
            return "its module fails: " + FailureReason.of(e);
        }
    }

    private static <T> List<T> append(List<? extends T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
