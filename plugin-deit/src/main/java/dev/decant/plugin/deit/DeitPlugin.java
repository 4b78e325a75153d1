package dev.decant.plugin.deit;

import com.google.inject.Module;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.Extensions;

/** Adds the strategy {@code deit}. */
public final class DeitPlugin implements DecantPlugin {
    @Override
    public String id() {
        return "deit";
    }

    @Override
    public int apiVersion() {
        return ApiVersion.CURRENT;
    }

    @Override
    public Module module() {
        return binder -> Extensions.strategies(binder).addBinding("deit").to(TokenDistillation.class);
    }
}
