package dev.decant.plugin.ecg.hefei;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.dataset.Diagnoses;
import dev.decant.plugin.ecg.dataset.DiagnosisSetBuilder;
import dev.decant.plugin.ecg.dataset.Leads;
import dev.decant.plugin.ecg.dataset.Mappings;
import dev.decant.plugin.ecg.dataset.SignalFormat;
import dev.decant.plugin.ecg.diagnosis.LabelMapping;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.files.RecordFiles;
import dev.decant.plugin.ecg.files.StoredFile;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The recordings of the Hefei competition (2019), which the paper calls Hangzhou's: a folder or zip of {@code N.txt} and a
 * label file, any other {@code .txt} whose lines name them. Six limb leads are calculated from the two that are recorded.
 */
public final class HefeiSource implements DataSource<HefeiConfig> {
    private static final List<String> RECORDED = List.of("I", "II", "V1", "V2", "V3", "V4", "V5", "V6");

    @Override
    public Class<HefeiConfig> configType() {
        return HefeiConfig.class;
    }

    @Override
    public String summary() {
        return "Hefei competition 2019: eight-lead ECGs as text, 34 labels mapped to classes of 2021";
    }

    @Override
    public DataSet open(HefeiConfig config, Workspace workspace) {
        LabelMapping mapping = Mappings.of(config.mapping(), HefeiSource.class, "labels.csv");
        SignalFormat format = new SignalFormat(
                Leads.of(config.leads()), config.sampleRate(), config.length(), Optional.empty(), config.normalise());
        RecordFiles files = RecordFiles.open(config.path(), name -> name.endsWith(".txt"));
        try {
            return open(config, mapping, format, files);
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private static DataSet open(HefeiConfig config, LabelMapping mapping, SignalFormat format, RecordFiles files) {
        DiagnosisSetBuilder set = new DiagnosisSetBuilder(
                config.classes().isEmpty() ? mapping.classes() : config.classes(), config.unscored(), format);
        Map<String, StoredFile> signals = new TreeMap<>();
        Map<String, AnswerLine> answers = new HashMap<>();
        for (StoredFile file : files.files()) {
            if (isSignal(file.name())) {
                signals.putIfAbsent(file.name(), file);
            } else {
                new String(file.read(), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> AnswerLine.of(line).ifPresent(answer -> {
                            AnswerLine before = answers.putIfAbsent(answer.file(), answer);
                            if (before != null && !before.equals(answer)) {
                                throw new DataException(file.location() + ": " + answer.file() + " has the labels "
                                        + answer.labels() + " and before " + before.labels());
                            }
                        }));
            }
        }
        if (answers.isEmpty()) {
            throw new DataException("no labels in " + config.path()
                    + ": expected a text file with lines of file, age, sex and labels, separated by tabs");
        }
        signals.forEach((name, file) -> {
            AnswerLine answer = answers.get(name);
            if (answer == null) {
                set.remark("record without label");
            } else {
                set.add(name.substring(0, name.length() - ".txt".length()), file, RECORDED, diagnoses(answer, mapping));
            }
        });
        answers.keySet().stream()
                .filter(name -> !signals.containsKey(name))
                .forEach(name -> set.remark("label without record"));
        return set.open(files, SignalText::read, config.path());
    }

    /** Signals are numbered; label files and lists of labels have names. */
    private static boolean isSignal(String name) {
        return name.matches("\\d+\\.txt");
    }

    private static Diagnoses diagnoses(AnswerLine answer, LabelMapping mapping) {
        Set<ScoredDiagnosis> scored = EnumSet.noneOf(ScoredDiagnosis.class);
        answer.labels().forEach(label -> mapping.of(label).ifPresent(scored::add));
        boolean unknown = answer.labels().stream().anyMatch(label -> !mapping.knows(label));
        return new Diagnoses(
                scored, unknown ? List.of("record with a label that the mapping does not know, ignored") : List.of());
    }
}
