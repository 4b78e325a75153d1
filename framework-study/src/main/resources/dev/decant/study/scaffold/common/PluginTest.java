package @package@;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.testkit.PluginContractTest;

/** The services file, a summary for each extension, a meaning and a default for each option. */
class @Name@PluginTest extends PluginContractTest {
    @Override
    protected Class<? extends DecantPlugin> plugin() {
        return @Name@Plugin.class;
    }
@required@}
