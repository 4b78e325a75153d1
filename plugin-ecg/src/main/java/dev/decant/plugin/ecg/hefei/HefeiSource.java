package dev.decant.plugin.ecg.hefei;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.RecordLimits;
import dev.decant.api.data.Workspace;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ecg.dataset.DiagnosedRecords;
import dev.decant.plugin.ecg.dataset.DiagnosisClasses;
import dev.decant.plugin.ecg.dataset.LabelMapping;
import dev.decant.plugin.ecg.dataset.LeadNames;
import dev.decant.plugin.ecg.dataset.Reading;
import dev.decant.plugin.ecg.dataset.RecordCatalog;
import dev.decant.plugin.ecg.dataset.SignalFormat;
import dev.decant.plugin.ecg.wfdb.Channels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The recordings of the Hefei contest, which the paper calls Hangzhou: eight leads as text, 500 Hz, 10 s, diagnoses by their
 * Chinese names in a label file. The other limb leads are derived. No patients are known.
 */
public final class HefeiSource implements DataSource<HefeiConfig> {
    private static final String NAMES = "names.csv";

    @Override
    public Class<HefeiConfig> configType() {
        return HefeiConfig.class;
    }

    @Override
    public String summary() {
        return "Hefei contest (the paper's Hangzhou): ECGs of eight leads as text, diagnoses mapped to scored classes";
    }

    @Override
    public DataSet open(HefeiConfig config, Workspace workspace) {
        return open(config, workspace, RecordLimits.USUAL);
    }

    /**
     * Reads the label files, and no recording.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if leads, classes or band cannot work
     */
    @Override
    public DataSet open(HefeiConfig config, Workspace workspace, RecordLimits limits) {
        LabelMapping mapping = LabelMapping.of(config.mapping(), HefeiSource.class, NAMES);
        List<String> classes = DiagnosisClasses.of(config.classes(), mapping.labels());
        SignalFormat format = new SignalFormat(
                LeadNames.of(config.leads()), config.sampleRate(), config.length(), config.normalise());
        Reading reading = Reading.byName(format, Channels.VOLTAGES, Optional.empty(), config.bandPass());
        return RecordFiles.open(config.path(), name -> name.endsWith(".txt"), files -> {
            Map<String, Integer> remarks = new LinkedHashMap<>();
            DiagnosedRecords records = new DiagnosedRecords(classes, config.unscored(), remarks);
            collect(config, files, mapping, records, remarks);
            return records.over(files, config.path(), format, new TextSignals(), reading, limits);
        });
    }

    private static void collect(
            HefeiConfig config,
            RecordFiles files,
            LabelMapping mapping,
            DiagnosedRecords records,
            Map<String, Integer> remarks) {
        NamedDiagnoses labels = NamedDiagnoses.of(config.labelFile(), files.files(), config.path());
        SortedMap<String, StoredFile> recordings =
                new RecordCatalog(files, NamedDiagnoses::isNumbered, file -> List.of(), remarks).records();
        if (recordings.isEmpty()) {
            throw new DataException(
                    "no recordings in " + config.path() + ": no .txt file with a number for a name was found");
        }
        recordings.forEach((record, file) -> {
            List<String> names = labels.names(record);
            if (names.isEmpty()) {
                records.leaveOut("record without label");
            } else {
                records.add(record, file, mapping.diagnoses(names, "name", remarks));
            }
        });
        int unrecorded = (int) labels.records().stream()
                .filter(record -> !recordings.containsKey(record))
                .count();
        if (unrecorded > 0) {
            remarks.put("label without record", unrecorded);
        }
    }
}
