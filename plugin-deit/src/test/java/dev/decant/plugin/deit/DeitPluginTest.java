package dev.decant.plugin.deit;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;

class DeitPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return DeitPlugin.class;
    }
}
