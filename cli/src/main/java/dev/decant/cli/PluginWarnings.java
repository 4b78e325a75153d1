package dev.decant.cli;

import com.google.inject.spi.ProvisionListener;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.plugin.RefusedPlugin;
import java.io.PrintStream;

/** Warns of refused plugins, one line each, when the catalog is first used. */
record PluginWarnings(PrintStream err) implements ProvisionListener {
    @Override
    public <T> void onProvision(ProvisionInvocation<T> invocation) {
        if (invocation.provision() instanceof PluginCatalog catalog) {
            for (RefusedPlugin plugin : catalog.refused()) {
                err.println("decant: warning: " + plugin.line());
            }
        }
    }
}
