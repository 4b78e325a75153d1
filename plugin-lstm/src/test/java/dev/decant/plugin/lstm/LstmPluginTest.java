package dev.decant.plugin.lstm;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;

class LstmPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return LstmPlugin.class;
    }
}
