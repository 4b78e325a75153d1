package dev.decant.plugin.ecg;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;
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
public final class EcgPlugin extends PluginModule {
    public EcgPlugin() {
        super("ecg", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.DATA, "cinc2017", Cinc2017Source.class);
        extension(ExtensionKind.DATA, "cinc2021", Cinc2021Source.class);
        extension(ExtensionKind.DATA, "ludb", LudbSource.class);
        extension(ExtensionKind.DATA, "hefei", HefeiSource.class);
        extension(ExtensionKind.DATA, "wfdb-folder", FolderSource.class);
        extension(ExtensionKind.DATA, "synthetic-ecg", SyntheticEcgSource.class);
        extension(ExtensionKind.GENERATOR, "ecg", EcgGenerator.class);
        extension(ExtensionKind.SCORER, "cinc2017", Cinc2017Scorer.class);
        extension(ExtensionKind.SCORER, "cinc2021", Cinc2021Scorer.class);
        extension(ExtensionKind.FORMAT, "cinc2021", Cinc2021Format.class);
        extension(ExtensionKind.AUGMENTATION, "gain", Gain.class);
        extension(ExtensionKind.AUGMENTATION, "noise", Noise.class);
        extension(ExtensionKind.OPERATION, "baseline-wander", BaselineWander.class);
        extension(ExtensionKind.OPERATION, "channel-mask", ChannelMask.class);
        extension(ExtensionKind.OPERATION, "gaussian-noise", GaussianNoise.class);
        extension(ExtensionKind.OPERATION, "gaussian-smoothing", GaussianSmoothing.class);
        extension(ExtensionKind.OPERATION, "time-mask", TimeMask.class);
        extension(ExtensionKind.OPERATION, "time-resampling", TimeResampling.class);
    }
}
