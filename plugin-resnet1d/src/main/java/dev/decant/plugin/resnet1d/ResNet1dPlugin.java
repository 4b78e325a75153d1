package dev.decant.plugin.resnet1d;

import com.google.inject.Module;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.Extensions;

/** Registers {@code resnet1d} as teacher and as student. */
public final class ResNet1dPlugin implements DecantPlugin {
    @Override
    public String id() {
        return "resnet1d";
    }

    @Override
    public int apiVersion() {
        return ApiVersion.CURRENT;
    }

    @Override
    public Module module() {
        return binder -> {
            Extensions.teachers(binder).addBinding("resnet1d").to(ResNet1dProvider.class);
            Extensions.students(binder).addBinding("resnet1d").to(ResNet1dProvider.class);
        };
    }
}
