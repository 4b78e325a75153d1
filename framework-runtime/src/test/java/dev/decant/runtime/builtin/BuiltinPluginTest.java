package dev.decant.runtime.builtin;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;
import java.util.List;

class BuiltinPluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return BuiltinPlugin.class;
    }

    /** A domain's plugin says which operations there are, and a user where the series lie. */
    @Override
    protected List<String> required() {
        return List.of("augmentation.randaugment.operations", "data.ucr.path");
    }

    @Override
    protected List<String> contributes() {
        return List.of(
                "strategy.plain",
                "splitter.equal",
                "splitter.boundaries",
                "augmentation.randaugment",
                "format.csv",
                "data.ucr",
                "listener.tensorboard");
    }
}
