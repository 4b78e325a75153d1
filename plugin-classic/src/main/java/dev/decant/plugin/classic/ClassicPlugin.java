package dev.decant.plugin.classic;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;

/** Adds the strategy {@code kd}. */
public final class ClassicPlugin extends PluginModule {
    public ClassicPlugin() {
        super("classic", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.STRATEGY, "kd", SoftTargets.class);
    }
}
