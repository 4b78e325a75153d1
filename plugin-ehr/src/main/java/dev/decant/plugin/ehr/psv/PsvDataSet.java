package dev.decant.plugin.ehr.psv;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.column.HourlyTable;
import dev.decant.plugin.ehr.dataset.HourlyColumn;
import dev.decant.plugin.ehr.dataset.HourlyDataSet;
import dev.decant.plugin.ehr.dataset.LabelHorizon;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Folders and zips of {@code .psv} files as a data set: one stay for each file, named after it. */
public final class PsvDataSet {
    private static final String EXTENSION = ".psv";
    private static final String SEPSIS = "sepsis";

    private PsvDataSet() {}

    /**
     * Lists the files. A patient's identifier is the file's name; a copy of a file that lies elsewhere too is read once.
     *
     * @throws DataException if there are none, or two that differ have one name
     */
    public static DataSet open(List<Path> path, LabelHorizon horizon, double clip) {
        return open(path, Map.of(), Map.of(), horizon, clip);
    }

    /**
     * Lists the files of a folder whose patients are known.
     *
     * @param patients the patient of each record; the record itself where there is none
     * @param left what was left out before, counted
     */
    public static DataSet open(
            Path folder, Map<String, String> patients, Map<String, Integer> left, LabelHorizon horizon, double clip) {
        return open(List.of(folder), patients, left, horizon, clip);
    }

    private static DataSet open(
            List<Path> path,
            Map<String, String> patients,
            Map<String, Integer> left,
            LabelHorizon horizon,
            double clip) {
        return RecordFiles.open(path, name -> name.toLowerCase(Locale.ROOT).endsWith(EXTENSION), files -> {
            Map<String, Integer> remarks = new LinkedHashMap<>(left);
            Map<String, StoredFile> stays = stays(files, remarks);
            if (stays.isEmpty()) {
                throw new DataException("no records in " + path + "; expected .psv files");
            }
            List<RecordInfo> records = stays.keySet().stream()
                    .map(id -> new RecordInfo(id, Optional.of(patients.getOrDefault(id, id))))
                    .toList();
            return new HourlyDataSet(
                    HourlyColumn.ofChallenge(),
                    SEPSIS,
                    records,
                    id -> example(
                            PsvTable.parse(
                                    file(stays, id).read(), file(stays, id).location()),
                            horizon),
                    clip,
                    files.fingerprint() + "-" + horizon.hours() + "h",
                    remarks,
                    files::close);
        });
    }

    private static Example example(HourlyTable table, LabelHorizon horizon) {
        return new Example(
                new Sequence(table.values(), table.rows(), Column.values().length),
                horizon.apply(table.labels()),
                table.labels());
    }

    private static Map<String, StoredFile> stays(RecordFiles files, Map<String, Integer> remarks) {
        Map<String, StoredFile> stays = new LinkedHashMap<>();
        Map<String, Long> checksums = new HashMap<>();
        for (StoredFile file : files.files()) {
            String id = file.name().substring(0, file.name().length() - EXTENSION.length());
            StoredFile other = stays.putIfAbsent(id, file);
            if (other == null) {
                continue;
            }
            long known = checksums.computeIfAbsent(id, one -> other.crc32());
            if (file.size() != other.size() || file.crc32() != known) {
                throw new DataException("record " + id + " is there twice and differs: " + other.location() + " and "
                        + file.location());
            }
            remarks.merge("copy of a record, read once", 1, Integer::sum);
        }
        return stays;
    }

    private static StoredFile file(Map<String, StoredFile> stays, String id) {
        StoredFile file = stays.get(id);
        if (file == null) {
            throw new DataException("record " + id + " is not in this data set");
        }
        return file;
    }
}
