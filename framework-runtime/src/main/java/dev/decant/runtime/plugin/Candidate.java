package dev.decant.runtime.plugin;

import com.google.inject.Module;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;

/** A plugin that has presented itself: it has told its version, its name and its module. */
record Candidate(LoadedPlugin plugin, Module module) {
    /** @throws PluginRefusal if the plugin fails when it is asked, or is of another version */
    static Candidate of(PluginProvider provider) throws PluginRefusal {
        try {
            DecantPlugin plugin = provider.provider().get();
            int version = plugin.apiVersion();
            String id = plugin.id();
            if (id.isBlank()) {
                throw new PluginRefusal(provider.refused("its id is blank"));
            }
            LoadedPlugin loaded = new LoadedPlugin(
                    id, provider.location().version(), provider.location().path());
            if (version != ApiVersion.CURRENT) {
                throw new PluginRefusal(loaded.refused("it was compiled against version " + version
                        + " of the plugin interface, this Decant has version " + ApiVersion.CURRENT
                        + "; compile it against this Decant's framework-api"));
            }
            return new Candidate(loaded, plugin.module());
        } catch (RuntimeException | Error e) {
            throw new PluginRefusal(provider.refused(FailureReason.of(e)));
        }
    }
}
