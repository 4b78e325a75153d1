package dev.decant.plugin.ecg.cinc2021;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.dataset.DiagnosisFolder;
import dev.decant.plugin.ecg.dataset.Leads;
import dev.decant.plugin.ecg.dataset.SignalFormat;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.util.List;

/** The recordings of the PhysioNet/CinC Challenge 2021, and whatever is written in its format. */
public final class Cinc2021Source implements DataSource<Cinc2021Config> {
    @Override
    public Class<Cinc2021Config> configType() {
        return Cinc2021Config.class;
    }

    @Override
    public String summary() {
        return "PhysioNet/CinC Challenge 2021: twelve-lead ECGs of eight sources, 26 classes, several for a record";
    }

    @Override
    public DataSet open(Cinc2021Config config, Workspace workspace) {
        SignalFormat format = new SignalFormat(
                Leads.of(config.leads()), config.sampleRate(), config.length(), config.longest(), config.normalise());
        List<ScoredDiagnosis> classes =
                config.classes().isEmpty() ? List.of(ScoredDiagnosis.values()) : config.classes();
        return DiagnosisFolder.open(config.path(), classes, config.unscored(), format, ChallengeLabels::of);
    }
}
