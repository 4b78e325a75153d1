package dev.decant.testkit;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.runtime.builtin.BuiltinPlugin;
import java.util.List;

/** Stands here because the runtime, whose plugin this is, cannot see the testkit. */
class BuiltinPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return BuiltinPlugin.class;
    }

    /** A domain's plugin says which operations there are. */
    @Override
    protected List<String> required() {
        return List.of("augmentation.randaugment.operations");
    }
}
