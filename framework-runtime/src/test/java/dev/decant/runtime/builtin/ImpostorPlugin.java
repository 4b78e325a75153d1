package dev.decant.runtime.builtin;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;

/** A plugin that comes from elsewhere and calls its package as the runtime's own does. */
public final class ImpostorPlugin extends PluginModule {
    public ImpostorPlugin() {
        super("impostor", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.STRATEGY, "plain", Plain.class);
    }
}
