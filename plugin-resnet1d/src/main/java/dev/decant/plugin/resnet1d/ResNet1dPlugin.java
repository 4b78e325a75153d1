package dev.decant.plugin.resnet1d;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;

/** Registers {@code resnet1d} as teacher and as student. */
public final class ResNet1dPlugin extends PluginModule {
    public ResNet1dPlugin() {
        super("resnet1d", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.TEACHER, "resnet1d", ResNet1dProvider.class);
        extension(ExtensionKind.STUDENT, "resnet1d", ResNet1dProvider.class);
    }
}
