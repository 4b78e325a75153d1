package dev.decant.plugin.ecg.ludb;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.dataset.Diagnoses;
import dev.decant.plugin.ecg.dataset.DiagnosisFolder;
import dev.decant.plugin.ecg.dataset.Leads;
import dev.decant.plugin.ecg.dataset.Mappings;
import dev.decant.plugin.ecg.dataset.SignalFormat;
import dev.decant.plugin.ecg.diagnosis.LabelMapping;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Lobachevsky University Electrocardiography Database (LUDB, PhysioNet): the comments of a header say rhythm, axis and
 * findings in words, which a mapping brings to the scored classes of the Challenge of 2021.
 */
public final class LudbSource implements DataSource<LudbConfig> {
    @Override
    public Class<LudbConfig> configType() {
        return LudbConfig.class;
    }

    @Override
    public String summary() {
        return "Lobachevsky University Database (LUDB): twelve-lead ECGs, their phrases mapped to classes of 2021";
    }

    @Override
    public DataSet open(LudbConfig config, Workspace workspace) {
        LabelMapping mapping = Mappings.of(config.mapping(), LudbSource.class, "phrases.csv");
        SignalFormat format = new SignalFormat(
                Leads.of(config.leads()), config.sampleRate(), config.length(), Optional.empty(), config.normalise());
        return DiagnosisFolder.open(
                config.path(),
                config.classes().isEmpty() ? mapping.classes() : config.classes(),
                config.unscored(),
                format,
                comments -> diagnoses(comments, mapping));
    }

    private static Diagnoses diagnoses(List<String> comments, LabelMapping mapping) {
        Set<ScoredDiagnosis> scored = EnumSet.noneOf(ScoredDiagnosis.class);
        List<String> phrases = comments.stream()
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty() && !phrase.startsWith("<"))
                .toList();
        phrases.forEach(phrase -> mapping.of(phrase).ifPresent(scored::add));
        boolean unknown = phrases.stream().anyMatch(phrase -> !mapping.knows(phrase));
        return new Diagnoses(
                scored, unknown ? List.of("record with a phrase that the mapping does not know, ignored") : List.of());
    }
}
