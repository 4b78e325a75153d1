package dev.decant.plugin.ecg.cinc2021;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.RecordLimits;
import dev.decant.api.data.Workspace;
import dev.decant.io.file.RecordFiles;
import dev.decant.plugin.ecg.dataset.DiagnosedRecords;
import dev.decant.plugin.ecg.dataset.DiagnosisClasses;
import dev.decant.plugin.ecg.dataset.HeaderScan;
import dev.decant.plugin.ecg.dataset.LeadNames;
import dev.decant.plugin.ecg.dataset.LeadPlan;
import dev.decant.plugin.ecg.dataset.Reading;
import dev.decant.plugin.ecg.dataset.SignalFormat;
import dev.decant.plugin.ecg.dataset.WfdbSignals;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records of the Challenges of 2020 and 2021: twelve leads at 257 to 1000 Hz, 5 s to 30 min, any of 26 classes. No
 * patients are known.
 */
public final class Cinc2021Source implements DataSource<Cinc2021Config> {
    @Override
    public Class<Cinc2021Config> configType() {
        return Cinc2021Config.class;
    }

    @Override
    public String summary() {
        return "PhysioNet/CinC Challenges 2020 and 2021: twelve-lead ECGs or subsets of the leads, 26 scored diagnoses";
    }

    @Override
    public DataSet open(Cinc2021Config config, Workspace workspace) {
        return open(config, workspace, RecordLimits.USUAL);
    }

    /**
     * Reads all headers, in parallel.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if leads, classes, band or lengths cannot work
     */
    @Override
    public DataSet open(Cinc2021Config config, Workspace workspace, RecordLimits limits) {
        List<String> classes = DiagnosisClasses.of(config.classes(), ScoredDiagnosis.labels());
        SignalFormat format = new SignalFormat(
                LeadNames.of(config.leads()), config.sampleRate(), config.length(), config.normalise());
        Reading reading = Reading.byName(
                format, LeadNames.channels(format.channels()), Optional.of(config.longest()), config.bandPass());
        return RecordFiles.open(config.path(), RecordReader::reads, files -> {
            Map<String, Integer> remarks = new LinkedHashMap<>();
            DiagnosedRecords records = new DiagnosedRecords(classes, config.unscored(), remarks);
            for (HeaderScan.Scanned scanned : HeaderScan.of(config.path(), files, reading.channels(), remarks)) {
                add(scanned, format, reading, records, remarks);
            }
            return records.over(files, config.path(), format, new WfdbSignals(files, reading, limits), reading, limits);
        });
    }

    private static void add(
            HeaderScan.Scanned scanned,
            SignalFormat format,
            Reading reading,
            DiagnosedRecords records,
            Map<String, Integer> remarks) {
        if (scanned.damaged()) {
            records.addDamaged(scanned.record(), scanned.file());
            return;
        }
        LeadPlan plan = LeadPlan.byName(format.channels(), scanned.leads());
        if (plan.isEmpty()) {
            records.leaveOut("record with none of the leads");
            return;
        }
        List<String> codes = DxLine.codes(scanned.comments());
        if (codes.isEmpty()) {
            records.leaveOut("record without any diagnosis");
            return;
        }
        if (records.add(scanned.record(), scanned.file(), diagnoses(codes, remarks))) {
            plan.count(remarks);
            reading.count(scanned, remarks);
        }
    }

    private static Set<ScoredDiagnosis> diagnoses(List<String> codes, Map<String, Integer> remarks) {
        Set<ScoredDiagnosis> found = EnumSet.noneOf(ScoredDiagnosis.class);
        Set<String> seen = new HashSet<>();
        for (String code : codes) {
            if (!seen.add(code)) {
                remarks.merge("diagnosis that stands twice in one record, counted once", 1, Integer::sum);
                continue;
            }
            Optional<ScoredDiagnosis> scored = ScoredDiagnosis.ofCode(code);
            scored.ifPresent(found::add);
            if (scored.isEmpty()) {
                remarks.merge("diagnosis that the Challenge does not score, ignored", 1, Integer::sum);
            }
        }
        return found;
    }
}
