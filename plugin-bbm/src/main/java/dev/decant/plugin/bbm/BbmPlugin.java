package dev.decant.plugin.bbm;

import com.google.inject.Module;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.Extensions;

/** Adds the strategy {@code bbm}. */
public final class BbmPlugin implements DecantPlugin {
    @Override
    public String id() {
        return "bbm";
    }

    @Override
    public int apiVersion() {
        return ApiVersion.CURRENT;
    }

    @Override
    public Module module() {
        return binder -> Extensions.strategies(binder).addBinding("bbm").to(BlockByBlockMatching.class);
    }
}
