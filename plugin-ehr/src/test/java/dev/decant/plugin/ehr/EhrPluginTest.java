package dev.decant.plugin.ehr;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;
import java.util.List;

final class EhrPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return EhrPlugin.class;
    }

    @Override
    protected List<String> required() {
        return List.of(
                "data.cinc2019.path",
                "data.eicu.path",
                "data.table-folder.path"); // nobody but the user knows where the records lie
    }
}
