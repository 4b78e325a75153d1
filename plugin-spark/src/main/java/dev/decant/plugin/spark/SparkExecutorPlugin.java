package dev.decant.plugin.spark;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;

/** Adds the executor {@code spark}. */
public final class SparkExecutorPlugin extends PluginModule {
    public SparkExecutorPlugin() {
        super("spark", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.EXECUTOR, "spark", SparkExecutor.class);
    }
}
