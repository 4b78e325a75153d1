package dev.decant.api.plugin;

import com.google.inject.Module;

/**
 * One plugin jar's entry point, found by {@link java.util.ServiceLoader}.
 *
 * <p>A jar names its implementation in {@code META-INF/services/dev.decant.api.plugin.DecantPlugin}. The module adds
 * extensions with the binders of {@link Extensions}; it binds nothing else that another plugin could see.
 */
public interface DecantPlugin {
    /** The plugin's name, unique among the loaded plugins, such as {@code bbm}. */
    String id();

    /** The version of this interface that the plugin was compiled against: return {@link ApiVersion#CURRENT}. */
    int apiVersion();

    /** Contributes the plugin's extensions. */
    Module module();
}
