package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.RecordLimits;
import dev.decant.api.task.Task;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.io.text.Counted;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects records by their diagnoses, as multi-hot targets. A record whose scored diagnoses are all outside of the
 * classes is one without any of them; a record that has no scored diagnosis at all says nothing of the classes, and is
 * left out unless it is asked for.
 */
public final class DiagnosedRecords {
    private final List<String> classes;
    private final Unscored unscored;
    private final Map<String, Integer> remarks;
    private final List<LabelledRecord> records = new ArrayList<>();
    private int seen;

    /**
     * An empty collection.
     *
     * @param classes labels of scored diagnoses, in the order of the logits
     * @param remarks counts what is left out
     */
    public DiagnosedRecords(List<String> classes, Unscored unscored, Map<String, Integer> remarks) {
        this.classes = classes;
        this.unscored = unscored;
        this.remarks = remarks;
    }

    /**
     * Adds a record, which is its own patient, unless its diagnoses leave it out.
     *
     * @return whether it was added
     */
    public boolean add(String record, StoredFile file, Set<ScoredDiagnosis> diagnoses) {
        seen++;
        if (diagnoses.isEmpty()) {
            if (unscored == Unscored.DROP) {
                remark("record without a scored diagnosis, left out");
                return false;
            }
            remark("record without a scored diagnosis, kept without any class");
        }
        float[] target = new float[classes.size()];
        boolean any = false;
        for (ScoredDiagnosis diagnosis : diagnoses) {
            int index = classes.indexOf(diagnosis.label());
            if (index >= 0) {
                target[index] = 1;
                any = true;
            }
        }
        if (!any && !diagnoses.isEmpty()) {
            remark("record whose scored diagnoses are not among the classes, kept without any class");
        }
        records.add(new LabelledRecord(new RecordInfo(record, Optional.empty()), file, target));
        return true;
    }

    /** Adds a record of which nothing is known but that it is damaged: whoever reads it hears of what. */
    public void addDamaged(String record, StoredFile file) {
        seen++;
        records.add(new LabelledRecord(new RecordInfo(record, Optional.empty()), file, new float[classes.size()]));
    }

    /** Leaves a record out. */
    public void leaveOut(String why) {
        seen++;
        remark(why + ", left out");
    }

    private void remark(String what) {
        remarks.merge(what, 1, Integer::sum);
    }

    /**
     * The records of which anything was recorded, in the order in which they were added, as a data set over open files, which
     * it closes.
     *
     * @param roots where they lie, for the message
     * @param signals reads the signals
     * @param reading how they are read
     * @param limits of what becomes of one record
     * @throws DataException if none is left
     */
    public DataSet over(
            RecordFiles files,
            List<Path> roots,
            SignalFormat format,
            SignalReader signals,
            Reading reading,
            RecordLimits limits) {
        Task task = new Task.MultiLabel(classes);
        return EcgDataSet.ofRecorded(files, task, format, records, remarks, signals, reading, limits)
                .orElseThrow(() -> new DataException(
                        "none of the " + new Counted(seen, "record") + " in " + roots + " can be used: " + remarks));
    }
}
