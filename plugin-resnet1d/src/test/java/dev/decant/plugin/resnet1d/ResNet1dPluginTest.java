package dev.decant.plugin.resnet1d;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;
import java.util.List;

class ResNet1dPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return ResNet1dPlugin.class;
    }

    @Override
    protected List<String> contributes() {
        return List.of("teacher.resnet1d", "student.resnet1d");
    }
}
