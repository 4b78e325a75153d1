package dev.decant.plugin.bbm;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;

/** Adds the strategy {@code bbm}. */
public final class BbmPlugin extends PluginModule {
    public BbmPlugin() {
        super("bbm", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.STRATEGY, "bbm", BlockByBlockMatching.class);
    }
}
