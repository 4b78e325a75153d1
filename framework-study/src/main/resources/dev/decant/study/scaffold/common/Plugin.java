package @package@;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;

/** Presents this plugin, and registers each of its extensions under the type that a configuration names. */
public final class @Name@Plugin extends PluginModule {
    public @Name@Plugin() {
        super("@name@", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
@register@
    }
}
