package dev.decant.plugin.lstm;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;
import java.util.List;

class LstmPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return LstmPlugin.class;
    }

    @Override
    protected List<String> contributes() {
        return List.of("teacher.lstm", "student.lstm");
    }
}
