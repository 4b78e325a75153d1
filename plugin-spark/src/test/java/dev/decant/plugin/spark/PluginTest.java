package dev.decant.plugin.spark;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;
import java.util.List;

class PluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return SparkExecutorPlugin.class;
    }

    @Override
    protected List<String> contributes() {
        return List.of("executor.spark");
    }

    @Override
    protected List<String> required() {
        return List.of("executor.spark.master");
    }
}
