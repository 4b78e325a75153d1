package dev.decant.runtime.plugin;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds plugins with {@link java.util.ServiceLoader} over a flat class path and tells those that can be used from the
 * rest, without an injector.
 *
 * <p>A plugin that cannot be loaded, was compiled against another api version, takes a name that another has, or whose
 * module or {@code reference.conf} fails, is refused alone and as a whole. Where two plugins want the same name the
 * runtime's own wins, then the one whose jar sorts first, so the order of the class path does not matter.
 */
public final class PluginDiscovery {
    private PluginDiscovery() {}

    /** The plugins that this class loader and its parents see. */
    public static DiscoveredPlugins discover(ClassLoader loader) {
        List<RefusedPlugin> refused = new ArrayList<>(JarSearch.refused(ClassPathJars.of(loader)));
        ReferenceDefaults defaults = ReferenceDefaults.read(loader);
        Acceptance acceptance = new Acceptance(defaults);
        for (PluginProvider provider : new ProviderSearch(loader, refused).providers()) {
            try {
                acceptance.accept(Candidate.of(provider));
            } catch (PluginRefusal e) {
                refused.add(e.plugin());
            }
        }
        return new DiscoveredPlugins(acceptance.accepted(), refused, defaults);
    }
}
