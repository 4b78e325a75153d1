package dev.decant.plugin.transformer;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;

class TransformerPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return TransformerPlugin.class;
    }
}
