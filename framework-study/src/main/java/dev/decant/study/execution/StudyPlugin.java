package dev.decant.study.execution;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;

/** The executor that comes with studies. */
public final class StudyPlugin extends PluginModule {
    public StudyPlugin() {
        super("study", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.EXECUTOR, "local", LocalExecutor.class);
    }
}
