package dev.decant.plugin.lstm;

import com.google.inject.Module;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.Extensions;

/** Registers {@code lstm} as teacher and as student. */
public final class LstmPlugin implements DecantPlugin {
    @Override
    public String id() {
        return "lstm";
    }

    @Override
    public int apiVersion() {
        return ApiVersion.CURRENT;
    }

    @Override
    public Module module() {
        return binder -> {
            Extensions.teachers(binder).addBinding("lstm").to(LstmProvider.class);
            Extensions.students(binder).addBinding("lstm").to(LstmProvider.class);
        };
    }
}
