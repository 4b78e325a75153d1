package dev.decant.runtime.builtin;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;

/** The extensions that come with the runtime: strategy {@code plain}, splitters {@code equal} and {@code boundaries}. */
public final class BuiltinPlugin extends PluginModule {
    public BuiltinPlugin() {
        super("builtin", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.STRATEGY, "plain", Plain.class);
        extension(ExtensionKind.AUGMENTATION, "randaugment", RandAugment.class);
        extension(ExtensionKind.FORMAT, "csv", PredictionCsv.class);
        extension(ExtensionKind.SPLITTER, "equal", EqualSegments.class);
        extension(ExtensionKind.SPLITTER, "boundaries", ChosenBoundaries.class);
    }
}
