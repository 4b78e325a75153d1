package dev.decant.plugin.ecg.cinc2017;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.RecordLimits;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.dataset.ReferenceFolder;
import dev.decant.plugin.ecg.dataset.SignalFormat;
import java.util.List;

/** The records of the Challenge of 2017: one lead, 300 Hz, 9 to 61 s, one of four classes. No patients are known. */
public final class Cinc2017Source implements DataSource<Cinc2017Config> {
    /** The name of the only channel. */
    public static final String CHANNEL = "ECG";

    @Override
    public Class<Cinc2017Config> configType() {
        return Cinc2017Config.class;
    }

    @Override
    public String summary() {
        return "PhysioNet/CinC Challenge 2017: single-lead ECGs, normal, atrial fibrillation, other rhythm or noisy";
    }

    @Override
    public DataSet open(Cinc2017Config config, Workspace workspace) {
        return open(config, workspace, RecordLimits.USUAL);
    }

    @Override
    public DataSet open(Cinc2017Config config, Workspace workspace, RecordLimits limits) {
        SignalFormat format =
                new SignalFormat(List.of(CHANNEL), config.sampleRate(), config.length(), config.normalise());
        return ReferenceFolder.open(config.path(), Cinc2017Class.labels(), format, limits);
    }
}
