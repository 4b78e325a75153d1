package dev.decant.runtime.builtin;

import com.google.inject.Binder;
import com.google.inject.Module;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.Extensions;

/** The extensions that come with the runtime: strategy {@code plain}, splitters {@code equal} and {@code boundaries}. */
public final class BuiltinPlugin implements DecantPlugin {
    @Override
    public String id() {
        return "builtin";
    }

    @Override
    public int apiVersion() {
        return ApiVersion.CURRENT;
    }

    @Override
    public Module module() {
        return BuiltinPlugin::bind;
    }

    private static void bind(Binder binder) {
        Extensions.strategies(binder).addBinding("plain").to(Plain.class);
        Extensions.augmentations(binder).addBinding("randaugment").to(RandAugment.class);
        Extensions.formats(binder).addBinding("csv").to(PredictionCsv.class);
        Extensions.splitters(binder).addBinding("equal").to(EqualSegments.class);
        Extensions.splitters(binder).addBinding("boundaries").to(ChosenBoundaries.class);
    }
}
