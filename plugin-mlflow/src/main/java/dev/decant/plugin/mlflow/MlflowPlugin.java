package dev.decant.plugin.mlflow;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;

/** The listener that tells an MLflow server. */
public final class MlflowPlugin extends PluginModule {
    public MlflowPlugin() {
        super("mlflow", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.LISTENER, "mlflow", MlflowListener.class);
    }
}
