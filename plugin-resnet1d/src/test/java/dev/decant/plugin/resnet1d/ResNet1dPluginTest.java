package dev.decant.plugin.resnet1d;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;

class ResNet1dPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return ResNet1dPlugin.class;
    }
}
