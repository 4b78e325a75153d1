package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.task.Task;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.files.RecordFiles;
import dev.decant.plugin.ecg.files.StoredFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects records with their diagnoses into a multi-label data set over the scored classes.
 *
 * @param classes in the order of the logits
 * @param unscored what becomes of a record without any of them
 * @param remarks what was odd, counted over records
 */
public record DiagnosisSetBuilder(
        List<ScoredDiagnosis> classes,
        Unscored unscored,
        SignalFormat format,
        List<LabelledRecord> records,
        Map<String, Integer> remarks) {
    public DiagnosisSetBuilder(List<ScoredDiagnosis> classes, Unscored unscored, SignalFormat format) {
        this(List.copyOf(classes), unscored, format, new ArrayList<>(), new LinkedHashMap<>());
    }

    /**
     * Adds a record, if it has one of the classes or such are kept.
     *
     * @param recorded the names of its leads
     */
    public void add(String record, StoredFile file, List<String> recorded, Diagnoses diagnoses) {
        diagnoses.oddities().forEach(this::remark);
        float[] target = new float[classes.size()];
        boolean labelled = false;
        for (int c = 0; c < target.length; c++) {
            if (diagnoses.scored().contains(classes.get(c))) {
                target[c] = 1;
                labelled = true;
            }
        }
        if (!labelled) {
            remark((diagnoses.scored().isEmpty()
                            ? "record without a scored class"
                            : "record without one of the chosen classes")
                    + (unscored == Unscored.DROP ? ", left out" : ", kept"));
            if (unscored == Unscored.DROP) {
                return;
            }
        }
        LeadPlan plan = LeadPlan.of(format.channels(), recorded);
        if (plan.isEmpty()) {
            remark("record without any of the leads " + format.channels() + ", left out");
            return;
        }
        plan.derived().forEach(lead -> remark("record without lead " + lead + ", calculated from I and II"));
        plan.missing().forEach(lead -> remark("record without lead " + lead + ", filled with 0"));
        records.add(new LabelledRecord(new RecordInfo(record, Optional.empty()), file, target));
    }

    /** Counts something odd. */
    public void remark(String oddity) {
        remarks.merge(oddity, 1, Integer::sum);
    }

    /**
     * The set.
     *
     * @param where for messages
     * @throws DataException if there is no record in it
     */
    public DataSet open(RecordFiles files, SignalReader reader, Object where) {
        List<String> labels = classes.stream().map(ScoredDiagnosis::label).toList();
        if (records.isEmpty()) {
            throw new DataException("no record in " + where + " has one of the classes " + labels + remarksAsText());
        }
        return new EcgDataSet(files, new Task.MultiLabel(labels), format, records, remarks, reader);
    }

    private String remarksAsText() {
        return remarks.isEmpty() ? "" : " (" + remarks + ")";
    }
}
