package dev.decant.plugin.transformer;

import com.google.inject.Module;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.Extensions;

/** Registers {@code transformer} as teacher and as student. */
public final class TransformerPlugin implements DecantPlugin {
    @Override
    public String id() {
        return "transformer";
    }

    @Override
    public int apiVersion() {
        return ApiVersion.CURRENT;
    }

    @Override
    public Module module() {
        return binder -> {
            Extensions.teachers(binder).addBinding("transformer").to(TransformerProvider.class);
            Extensions.students(binder).addBinding("transformer").to(TransformerProvider.class);
        };
    }
}
