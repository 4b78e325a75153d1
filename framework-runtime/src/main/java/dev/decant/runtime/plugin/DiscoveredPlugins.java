package dev.decant.runtime.plugin;

import java.util.ArrayList;
import java.util.List;

/** What discovery found: the plugins that fit together, those that cannot be used, and the defaults of all. */
public final class DiscoveredPlugins {
    private final List<AcceptedPlugin> accepted;
    private final List<RefusedPlugin> refused;
    private final ReferenceDefaults defaults;

    DiscoveredPlugins(List<AcceptedPlugin> accepted, List<RefusedPlugin> refused, ReferenceDefaults defaults) {
        this.accepted = List.copyOf(accepted);
        this.refused = List.copyOf(refused);
        this.defaults = defaults;
    }

    List<AcceptedPlugin> accepted() {
        return accepted;
    }

    List<RefusedPlugin> refused() {
        return refused;
    }

    ReferenceDefaults defaults() {
        return defaults;
    }

    /** These with other accepted ones. */
    DiscoveredPlugins accepting(List<AcceptedPlugin> plugins) {
        return new DiscoveredPlugins(plugins, refused, defaults);
    }

    /** These with one more that cannot be used. */
    DiscoveredPlugins refusing(RefusedPlugin plugin) {
        List<RefusedPlugin> more = new ArrayList<>(refused);
        more.add(plugin);
        return new DiscoveredPlugins(accepted, more, defaults);
    }
}
