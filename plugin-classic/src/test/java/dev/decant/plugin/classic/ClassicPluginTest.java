package dev.decant.plugin.classic;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;
import java.util.List;

class ClassicPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return ClassicPlugin.class;
    }

    @Override
    protected List<String> contributes() {
        return List.of(
                "strategy.kd",
                "strategy.dkd",
                "strategy.dist",
                "strategy.locality-guidance",
                "strategy.fitnets",
                "strategy.attention-transfer",
                "strategy.vid",
                "strategy.spectral",
                "strategy.ofa",
                "strategy.similarity",
                "strategy.rkd",
                "strategy.crd",
                "strategy.rsd");
    }
}
