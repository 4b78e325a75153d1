package dev.decant.plugin.classic;

import com.google.inject.Module;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.Extensions;

/** Adds the strategy {@code kd}. */
public final class ClassicPlugin implements DecantPlugin {
    @Override
    public String id() {
        return "classic";
    }

    @Override
    public int apiVersion() {
        return ApiVersion.CURRENT;
    }

    @Override
    public Module module() {
        return binder -> Extensions.strategies(binder).addBinding("kd").to(SoftTargets.class);
    }
}
