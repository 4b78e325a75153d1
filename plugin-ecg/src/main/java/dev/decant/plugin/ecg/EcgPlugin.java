package dev.decant.plugin.ecg;

import com.google.inject.Module;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.Extensions;
import dev.decant.plugin.ecg.augmentation.BaselineWander;
import dev.decant.plugin.ecg.augmentation.ChannelMask;
import dev.decant.plugin.ecg.augmentation.Gain;
import dev.decant.plugin.ecg.augmentation.GaussianNoise;
import dev.decant.plugin.ecg.augmentation.GaussianSmoothing;
import dev.decant.plugin.ecg.augmentation.Noise;
import dev.decant.plugin.ecg.augmentation.TimeMask;
import dev.decant.plugin.ecg.augmentation.TimeResampling;
import dev.decant.plugin.ecg.cinc2017.Cinc2017Scorer;
import dev.decant.plugin.ecg.cinc2017.Cinc2017Source;
import dev.decant.plugin.ecg.cinc2021.Cinc2021Format;
import dev.decant.plugin.ecg.cinc2021.Cinc2021Scorer;
import dev.decant.plugin.ecg.cinc2021.Cinc2021Source;
import dev.decant.plugin.ecg.folder.FolderSource;
import dev.decant.plugin.ecg.generator.EcgGenerator;
import dev.decant.plugin.ecg.hefei.HefeiSource;
import dev.decant.plugin.ecg.ludb.LudbSource;
import dev.decant.plugin.ecg.synthetic.SyntheticEcgSource;

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
            Extensions.dataSources(binder).addBinding("cinc2021").to(Cinc2021Source.class);
            Extensions.dataSources(binder).addBinding("ludb").to(LudbSource.class);
            Extensions.dataSources(binder).addBinding("hefei").to(HefeiSource.class);
            Extensions.dataSources(binder).addBinding("wfdb-folder").to(FolderSource.class);
            Extensions.dataSources(binder).addBinding("synthetic-ecg").to(SyntheticEcgSource.class);
            Extensions.generators(binder).addBinding("ecg").to(EcgGenerator.class);
            Extensions.scorers(binder).addBinding("cinc2017").to(Cinc2017Scorer.class);
            Extensions.scorers(binder).addBinding("cinc2021").to(Cinc2021Scorer.class);
            Extensions.formats(binder).addBinding("cinc2021").to(Cinc2021Format.class);
            Extensions.augmentations(binder).addBinding("gain").to(Gain.class);
            Extensions.augmentations(binder).addBinding("noise").to(Noise.class);
            Extensions.operations(binder).addBinding("baseline-wander").to(BaselineWander.class);
            Extensions.operations(binder).addBinding("channel-mask").to(ChannelMask.class);
            Extensions.operations(binder).addBinding("gaussian-noise").to(GaussianNoise.class);
            Extensions.operations(binder).addBinding("gaussian-smoothing").to(GaussianSmoothing.class);
            Extensions.operations(binder).addBinding("time-mask").to(TimeMask.class);
            Extensions.operations(binder).addBinding("time-resampling").to(TimeResampling.class);
        };
    }
}
