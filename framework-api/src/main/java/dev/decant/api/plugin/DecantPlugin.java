package dev.decant.api.plugin;

import com.google.inject.Module;
import org.apiguardian.api.API;

/**
 * One plugin jar's entry point, found by {@link java.util.ServiceLoader}.
 *
 * <p>A jar names its implementation in {@code META-INF/services/dev.decant.api.plugin.DecantPlugin}; that is mostly a
 * subclass of {@link PluginModule}, which is its own module. A module is configured more than once: it binds the same
 * each time, and nothing that another plugin could see beside its extensions.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface DecantPlugin {
    /** The plugin's name, unique among the loaded plugins, such as {@code bbm}. */
    String id();

    /** The version of this interface that the plugin was compiled against: return {@link ApiVersion#CURRENT}. */
    int apiVersion();

    /** Contributes the plugin's extensions, by {@link PluginModule} or {@link Extensions}. */
    Module module();
}
