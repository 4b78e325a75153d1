package dev.decant.plugin.transformer;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;
import java.util.List;

class TransformerPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return TransformerPlugin.class;
    }

    @Override
    protected List<String> contributes() {
        return List.of("teacher.transformer", "student.transformer");
    }
}
