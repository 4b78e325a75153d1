package dev.decant.plugin.deit;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;

/** Adds the strategy {@code deit}. */
public final class DeitPlugin extends PluginModule {
    public DeitPlugin() {
        super("deit", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.STRATEGY, "deit", TokenDistillation.class);
    }
}
