package dev.decant.plugin.transformer;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;

/** Registers {@code transformer} as teacher and as student. */
public final class TransformerPlugin extends PluginModule {
    public TransformerPlugin() {
        super("transformer", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.TEACHER, "transformer", TransformerProvider.class);
        extension(ExtensionKind.STUDENT, "transformer", TransformerProvider.class);
    }
}
