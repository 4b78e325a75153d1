package dev.decant.plugin.bbm;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;
import java.util.List;

class BbmPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return BbmPlugin.class;
    }

    @Override
    protected List<String> contributes() {
        return List.of("strategy.bbm");
    }
}
