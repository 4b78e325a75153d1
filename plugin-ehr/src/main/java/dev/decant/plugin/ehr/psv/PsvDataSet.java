package dev.decant.plugin.ehr.psv;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RawRecord;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.io.text.Counted;
import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.column.HourlyTable;
import dev.decant.plugin.ehr.dataset.HourlyColumn;
import dev.decant.plugin.ehr.dataset.HourlyDataSet;
import dev.decant.plugin.ehr.dataset.LabelHorizon;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Folders, zips and single {@code .psv} files as a data set: one stay for each file, named after it. Every file is read once when the
 * set is opened, to leave out and to count what the guide says.
 */
public final class PsvDataSet {
    private static final String EXTENSION = ".psv";
    private static final String SEPSIS = "sepsis";

    /** How many records an error names. */
    private static final int NAMED = 5;

    private PsvDataSet() {}

    /**
     * Reads the files through. A patient's identifier is the file's name; a copy of a file that lies elsewhere too is read once.
     *
     * @throws DataException if there are none that can be used, two that differ have one name, or hours are refused
     */
    public static DataSet open(List<Path> path, HourOrder order, LabelHorizon horizon, double clip) {
        return open(path, Map.of(), Map.of(), order, horizon, clip);
    }

    /**
     * Reads the files of a folder through whose patients are known.
     *
     * @param patients the patient of each record; the record itself where there is none
     * @param left what was left out before, counted
     */
    public static DataSet open(
            Path folder, Map<String, String> patients, Map<String, Integer> left, LabelHorizon horizon, double clip) {
        return open(List.of(folder), patients, left, HourOrder.KEEP, horizon, clip);
    }

    private static DataSet open(
            List<Path> path,
            Map<String, String> patients,
            Map<String, Integer> left,
            HourOrder order,
            LabelHorizon horizon,
            double clip) {
        return RecordFiles.open(path, name -> name.toLowerCase(Locale.ROOT).endsWith(EXTENSION), files -> {
            Map<String, Integer> remarks = new LinkedHashMap<>(left);
            Map<String, StoredFile> stays = stays(files, remarks);
            if (stays.isEmpty()) {
                throw new DataException("no records in " + path + "; expected .psv files");
            }
            int found = stays.size();
            Map<String, String> damaged = examine(stays, order, remarks);
            if (stays.isEmpty()) {
                throw new DataException(
                        "none of the " + new Counted(found, "record") + " in " + path + " can be used: " + remarks);
            }
            List<RecordInfo> records = stays.keySet().stream()
                    .map(id -> new RecordInfo(id, Optional.of(patients.getOrDefault(id, id))))
                    .toList();
            return new HourlyDataSet(
                    HourlyColumn.ofChallenge(),
                    raw(order),
                    SEPSIS,
                    records,
                    id -> example(ScannedStay.read(file(stays, id), order), horizon),
                    damaged,
                    clip,
                    files.fingerprint() + "-" + horizon.hours() + "h" + (order == HourOrder.SORT ? "-sorted" : ""),
                    remarks,
                    files::close);
        });
    }

    private static RawRecord raw(HourOrder order) {
        return new RawRecord(
                Arrays.stream(Column.values())
                        .map(column -> new RawRecord.Channel(column.header(), Optional.of(column.unit())))
                        .toList(),
                List.of(HourlyDataSet.rows(
                        order == HourOrder.SORT ? Optional.of(Column.ICU_HOURS.header()) : Optional.empty())));
    }

    /**
     * Removes the stays that cannot be used, and counts them and what is wrong with the hours of the others.
     *
     * @return what is wrong with damaged files, by record
     */
    private static Map<String, String> examine(
            Map<String, StoredFile> stays, HourOrder order, Map<String, Integer> remarks) {
        Map<String, String> damaged = new HashMap<>();
        List<Map.Entry<String, StoredFile>> files = List.copyOf(stays.entrySet());
        List<ScannedStay> scanned = files.parallelStream()
                .map(entry -> ScannedStay.of(entry.getValue(), order))
                .toList();
        List<String> refused = new ArrayList<>();
        Map<HourFault.Kind, List<String>> faults = new EnumMap<>(HourFault.Kind.class);
        for (int i = 0; i < files.size(); i++) {
            ScannedStay stay = scanned.get(i);
            String id = files.get(i).getKey();
            stay.damage().ifPresent(damage -> damaged.put(id, damage));
            if (stay.left().isPresent()) {
                stays.remove(id);
                remarks.merge(stay.left().get() + ", left out", 1, Integer::sum);
                continue;
            }
            if (!stay.faults().isEmpty()) {
                refused.add(stay.file().location() + ", " + stay.faults().get(0));
            }
            for (HourFault fault : stay.faults()) {
                faults.computeIfAbsent(fault.kind(), kind -> new ArrayList<>())
                        .add(stay.file().name() + ", row " + fault.row());
            }
        }
        if (order == HourOrder.REFUSE && !refused.isEmpty()) {
            throw new DataException(refused.size() + " of " + files.size()
                    + " records do not count their hours one by one: "
                    + String.join("; ", refused.subList(0, Math.min(NAMED, refused.size())))
                    + (refused.size() > NAMED ? "; ..." : "") + "; expected hours = keep or sort to read them");
        }
        faults.forEach(
                (kind, where) -> remarks.merge(kind.text() + ", first in " + where.get(0), where.size(), Integer::sum));
        return damaged;
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
