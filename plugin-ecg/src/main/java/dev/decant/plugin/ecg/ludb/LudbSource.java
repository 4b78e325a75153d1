package dev.decant.plugin.ecg.ludb;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.RecordLimits;
import dev.decant.api.data.Workspace;
import dev.decant.io.file.RecordFiles;
import dev.decant.plugin.ecg.dataset.DiagnosedRecords;
import dev.decant.plugin.ecg.dataset.DiagnosisClasses;
import dev.decant.plugin.ecg.dataset.HeaderScan;
import dev.decant.plugin.ecg.dataset.LabelMapping;
import dev.decant.plugin.ecg.dataset.LeadNames;
import dev.decant.plugin.ecg.dataset.LeadPlan;
import dev.decant.plugin.ecg.dataset.Reading;
import dev.decant.plugin.ecg.dataset.SignalFormat;
import dev.decant.plugin.ecg.dataset.WfdbSignals;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of LUDB: twelve leads, 500 Hz, 10 s, one of each patient. Their headers say in comment lines what the
 * cardiologists found, such as {@code Rhythm: Sinus bradycardia.}; a mapping makes scored classes of these phrases.
 */
public final class LudbSource implements DataSource<LudbConfig> {
    private static final String PHRASES = "phrases.csv";

    @Override
    public Class<LudbConfig> configType() {
        return LudbConfig.class;
    }

    @Override
    public String summary() {
        return "Lobachevsky University database (LUDB): twelve-lead ECGs, diagnoses in words mapped to scored classes";
    }

    @Override
    public DataSet open(LudbConfig config, Workspace workspace) {
        return open(config, workspace, RecordLimits.USUAL);
    }

    /**
     * Reads all headers, in parallel.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if leads, classes or band cannot work
     */
    @Override
    public DataSet open(LudbConfig config, Workspace workspace, RecordLimits limits) {
        LabelMapping mapping = LabelMapping.of(config.mapping(), LudbSource.class, PHRASES);
        List<String> classes = DiagnosisClasses.of(config.classes(), mapping.labels());
        SignalFormat format = new SignalFormat(
                LeadNames.of(config.leads()), config.sampleRate(), config.length(), config.normalise());
        Reading reading =
                Reading.byName(format, LeadNames.channels(format.channels()), Optional.empty(), config.bandPass());
        return RecordFiles.open(config.path(), RecordReader::reads, files -> {
            Map<String, Integer> remarks = new LinkedHashMap<>();
            DiagnosedRecords records = new DiagnosedRecords(classes, config.unscored(), remarks);
            for (HeaderScan.Scanned scanned : HeaderScan.of(config.path(), files, reading.channels(), remarks)) {
                LeadPlan plan = LeadPlan.byName(format.channels(), scanned.leads());
                List<String> phrases = phrases(scanned.comments());
                if (scanned.damaged()) {
                    records.addDamaged(scanned.record(), scanned.file());
                } else if (plan.isEmpty()) {
                    records.leaveOut("record with none of the leads");
                } else if (phrases.isEmpty()) {
                    records.leaveOut("record without any diagnosis");
                } else if (records.add(
                        scanned.record(), scanned.file(), mapping.diagnoses(phrases, "phrase", remarks))) {
                    plan.count(remarks);
                }
            }
            return records.over(files, config.path(), format, new WfdbSignals(files, reading, limits), reading, limits);
        });
    }

    /** The comments, without {@code <age>: 51}, {@code <sex>: F} and the heading {@code <diagnoses>:}. */
    private static List<String> phrases(List<String> comments) {
        return comments.stream()
                .filter(comment -> !comment.isEmpty() && !comment.startsWith("<"))
                .toList();
    }
}
