package dev.decant.plugin.lstm;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;

/** Registers {@code lstm} as teacher and as student. */
public final class LstmPlugin extends PluginModule {
    public LstmPlugin() {
        super("lstm", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.TEACHER, "lstm", LstmProvider.class);
        extension(ExtensionKind.STUDENT, "lstm", LstmProvider.class);
    }
}
