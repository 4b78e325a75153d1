package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.RecordLimits;
import dev.decant.api.task.Task;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.io.text.Counted;
import dev.decant.plugin.ecg.wfdb.Channels;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Opens records of one class each, labelled by {@code REFERENCE.csv}, as in the Challenge of 2017. */
public final class ReferenceFolder {
    private ReferenceFolder() {}

    /**
     * Reads labels and headers, and of signals no more than tells that anything was recorded.
     *
     * @param roots folders, zips and single files
     * @param classes the classes, in the order of the logits
     * @param limits of what is read of one record
     * @throws DataException if a root is missing, there is no label file, or no record has a label
     */
    public static DataSet open(List<Path> roots, List<String> classes, SignalFormat format, RecordLimits limits) {
        return RecordFiles.open(
                roots,
                name -> RecordReader.reads(name) || ClassLabels.reads(name),
                files -> open(roots, files, classes, format, limits));
    }

    private static DataSet open(
            List<Path> roots, RecordFiles files, List<String> classes, SignalFormat format, RecordLimits limits) {
        Map<String, Integer> remarks = new LinkedHashMap<>();
        SortedMap<String, StoredFile> headers = new TreeMap<>();
        HeaderScan.of(roots, files, Channels.VOLTAGES, remarks)
                .forEach(scanned -> headers.put(scanned.record(), scanned.file()));
        Map<String, String> labels = ClassLabels.read(files, classes, remarks);
        List<LabelledRecord> records = new ArrayList<>();
        headers.forEach((record, header) -> {
            String label = labels.get(record);
            if (label == null) {
                remarks.merge("record without label", 1, Integer::sum);
                return;
            }
            float[] target = new float[classes.size()];
            target[classes.indexOf(label)] = 1;
            records.add(new LabelledRecord(new RecordInfo(record, Optional.empty()), header, target));
        });
        int unrecorded = (int) labels.keySet().stream()
                .filter(record -> !headers.containsKey(record))
                .count();
        if (unrecorded > 0) {
            remarks.put("label without record", unrecorded);
        }
        if (records.isEmpty()) {
            throw new DataException(
                    "none of the " + new Counted(headers.size(), "record") + " in " + roots + " has a label");
        }
        Reading reading = Reading.plain();
        WfdbSignals signals = new WfdbSignals(files, reading, limits);
        return EcgDataSet.ofRecorded(
                        files, new Task.MultiClass(classes), format, records, remarks, signals, reading, limits)
                .orElseThrow(() -> new DataException("none of the " + new Counted(headers.size(), "record") + " in "
                        + roots + " can be used: " + remarks));
    }
}
