package dev.decant.plugin.mlflow;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;
import java.util.List;

class MlflowPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return MlflowPlugin.class;
    }

    @Override
    protected List<String> contributes() {
        return List.of("listener.mlflow");
    }
}
