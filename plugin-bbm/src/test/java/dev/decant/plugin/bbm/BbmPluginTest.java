package dev.decant.plugin.bbm;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;

class BbmPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return BbmPlugin.class;
    }
}
