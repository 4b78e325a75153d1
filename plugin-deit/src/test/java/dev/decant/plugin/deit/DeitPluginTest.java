package dev.decant.plugin.deit;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;
import java.util.List;

class DeitPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return DeitPlugin.class;
    }

    @Override
    protected List<String> contributes() {
        return List.of("strategy.deit");
    }
}
