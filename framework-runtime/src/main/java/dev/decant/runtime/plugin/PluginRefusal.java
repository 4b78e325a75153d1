package dev.decant.runtime.plugin;

/** Says that a plugin cannot be used. */
final class PluginRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final transient RefusedPlugin plugin;

    PluginRefusal(RefusedPlugin plugin) {
        super(plugin.line());
        this.plugin = plugin;
    }

    RefusedPlugin plugin() {
        return plugin;
    }
}
