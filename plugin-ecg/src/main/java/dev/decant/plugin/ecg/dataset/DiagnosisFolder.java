package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.task.Task;
import dev.decant.plugin.ecg.diagnosis.DiagnosisLine;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.files.RecordFiles;
import dev.decant.plugin.ecg.files.StoredFile;
import dev.decant.plugin.ecg.wfdb.HeaderParser;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens records of several classes each, labelled by the line {@code #Dx} of their headers. */
public final class DiagnosisFolder {
    private DiagnosisFolder() {}

    /**
     * Reads every header, in parallel, and no signal. Codes that are not scored are passed over; so is a record without
     * any of the classes.
     *
     * @param roots folders and zips
     * @param classes in the order of the logits
     * @throws DataException if a root is missing, a header is damaged, or no record has a class
     */
    public static DataSet open(List<Path> roots, List<ScoredDiagnosis> classes, SignalFormat format) {
        RecordFiles files = RecordFiles.open(roots, RecordReader::reads);
        try {
            return open(roots, files, classes, format);
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private static DataSet open(
            List<Path> roots, RecordFiles files, List<ScoredDiagnosis> classes, SignalFormat format) {
        Map<String, Integer> remarks = new LinkedHashMap<>();
        List<StoredFile> headers =
                List.copyOf(new RecordCatalog(files, remarks).headers().values());
        if (headers.isEmpty()) {
            throw new DataException("no records in " + roots + ": no .hea file was found");
        }
        List<DiagnosisLine> lines = headers.parallelStream()
                .map(header -> DiagnosisLine.of(
                        HeaderParser.parse(header.read(), header.location()).comments()))
                .toList();
        List<LabelledRecord> records = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            count(lines.get(i), classes, remarks);
            Set<ScoredDiagnosis> scored = lines.get(i).scored();
            float[] target = new float[classes.size()];
            boolean labelled = false;
            for (int c = 0; c < target.length; c++) {
                if (scored.contains(classes.get(c))) {
                    target[c] = 1;
                    labelled = true;
                }
            }
            if (labelled) {
                String name = headers.get(i).name();
                String record = name.substring(0, name.length() - ".hea".length());
                records.add(new LabelledRecord(new RecordInfo(record, Optional.empty()), headers.get(i), target));
            }
        }
        if (records.isEmpty()) {
            throw new DataException(
                    "none of the " + headers.size() + " records in " + roots + " has one of the classes "
                            + classes.stream().map(ScoredDiagnosis::label).toList());
        }
        Task task =
                new Task.MultiLabel(classes.stream().map(ScoredDiagnosis::label).toList());
        return new EcgDataSet(files, task, format, records, remarks);
    }

    /** Says of each record, once, what was odd about its labels. */
    private static void count(DiagnosisLine line, List<ScoredDiagnosis> classes, Map<String, Integer> remarks) {
        Set<ScoredDiagnosis> scored = line.scored();
        if (line.codes().stream().distinct().count() < line.codes().size()) {
            remarks.merge("record that names a diagnosis twice", 1, Integer::sum);
        }
        if (line.codes().stream().anyMatch(code -> ScoredDiagnosis.ofCode(code).isEmpty())) {
            remarks.merge("record with a diagnosis that is not scored, which is ignored", 1, Integer::sum);
        }
        if (line.codes().isEmpty()) {
            remarks.merge("record without any diagnosis, left out", 1, Integer::sum);
        } else if (scored.isEmpty()) {
            remarks.merge("record without a scored diagnosis, left out", 1, Integer::sum);
        } else if (scored.stream().noneMatch(classes::contains)) {
            remarks.merge("record without one of the chosen classes, left out", 1, Integer::sum);
        }
    }
}
