package dev.decant.runtime.builtin;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;
import dev.decant.runtime.series.UcrSource;
import dev.decant.runtime.tensorboard.TensorBoardListener;

/** The extensions that come with the runtime, which belong to no domain. */
public final class BuiltinPlugin extends PluginModule {
    public BuiltinPlugin() {
        super("builtin", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.STRATEGY, "plain", Plain.class);
        extension(ExtensionKind.AUGMENTATION, "randaugment", RandAugment.class);
        extension(ExtensionKind.DATA, "ucr", UcrSource.class);
        extension(ExtensionKind.FORMAT, "csv", PredictionCsv.class);
        extension(ExtensionKind.SPLITTER, "equal", EqualSegments.class);
        extension(ExtensionKind.SPLITTER, "boundaries", ChosenBoundaries.class);
        extension(ExtensionKind.LISTENER, "tensorboard", TensorBoardListener.class);
    }
}
