package dev.decant.plugin.ecg;

import com.google.inject.Module;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.Extensions;
import dev.decant.plugin.ecg.cinc2017.Cinc2017Source;

/** Adds what Decant knows of electrocardiograms. */
public final class EcgPlugin implements DecantPlugin {
    @Override
    public String id() {
        return "ecg";
    }

    @Override
    public int apiVersion() {
        return ApiVersion.CURRENT;
    }

    @Override
    public Module module() {
        return binder -> {
            Extensions.dataSources(binder).addBinding("cinc2017").to(Cinc2017Source.class);
        };
    }
}
