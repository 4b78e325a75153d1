package dev.decant.plugin.ehr.eicu;

import dev.decant.api.data.DataException;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.column.HourlyTable;
import dev.decant.plugin.ehr.dataset.LabelHorizon;
import dev.decant.plugin.ehr.psv.PsvTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Brings the tables to one {@code .psv} for each labelled stay, with who stayed and what was left out beside them. Memory
 * holds the stays and a part of the measurements, not the tables.
 */
final class EicuConversion {
    /** Changes when the same tables give other files. */
    static final int VERSION = 2;

    private final Map<EicuTable, List<StoredFile>> tables;
    private final Optional<Onsets> onsets;
    private final int longest;

    EicuConversion(Map<EicuTable, List<StoredFile>> tables, Optional<Onsets> onsets, int longest) {
        this.tables = tables;
        this.onsets = onsets;
        this.longest = longest;
    }

    /** Writes into an empty folder. */
    void write(Path folder) {
        Map<String, Integer> remarks = new LinkedHashMap<>();
        Map<Long, Stay> stays =
                labelled(Stay.read(tables.getOrDefault(EicuTable.PATIENT, List.of()), remarks), remarks);
        try (Buckets buckets = new Buckets(folder)) {
            MeasurementReader reader = new MeasurementReader(
                    measurement -> {
                        if (stays.containsKey(measurement.stay())) {
                            buckets.add(measurement);
                        }
                    },
                    remarks);
            for (EicuTable table : EicuTable.values()) {
                tables.getOrDefault(table, List.of()).forEach(file -> reader.read(table, file));
                if (!tables.containsKey(table)) {
                    remarks.put("table without a file: " + table.name().toLowerCase(Locale.ROOT), 1);
                }
            }
            buckets.finish();
            Map<String, String> patients = new LinkedHashMap<>();
            Map<Integer, List<Long>> byBucket = new TreeMap<>();
            for (long id : stays.keySet()) {
                byBucket.computeIfAbsent(Buckets.of(id), bucket -> new ArrayList<>())
                        .add(id);
            }
            for (Map.Entry<Integer, List<Long>> bucket : byBucket.entrySet()) {
                Map<Long, List<Measurement>> measured = new HashMap<>();
                for (Measurement one : buckets.read(bucket.getKey())) {
                    measured.computeIfAbsent(one.stay(), id -> new ArrayList<>())
                            .add(one);
                }
                for (long id : bucket.getValue()) {
                    Stay stay = stayOf(stays, id);
                    HourlyTable table = table(id, stay, measured.getOrDefault(id, List.of()), remarks);
                    String record = "e" + id;
                    Files.writeString(folder.resolve(record + ".psv"), PsvTable.format(table), StandardCharsets.UTF_8);
                    patients.put(record, stay.patient());
                }
            }
            new ConvertedFolder(folder).write(patients, remarks);
        } catch (IOException e) {
            throw new DataException("the hourly tables cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Stay stayOf(Map<Long, Stay> stays, long id) {
        return Optional.ofNullable(stays.get(id)).orElseThrow();
    }

    private Map<Long, Stay> labelled(Map<Long, Stay> stays, Map<String, Integer> remarks) {
        if (onsets.isEmpty()) {
            remarks.put("stay without label, read as never septic", stays.size());
            return stays;
        }
        Map<Long, OptionalDouble> minutes = onsets.get().minutes();
        Map<Long, Stay> labelled = new TreeMap<>(stays);
        labelled.keySet().retainAll(minutes.keySet());
        if (labelled.isEmpty() && !stays.isEmpty()) {
            throw new DataException(onsets.get().file() + " labels none of the " + stays.size()
                    + " stays of the table patient; its patientunitstayid are those of other stays");
        }
        if (labelled.size() < minutes.size()) {
            remarks.put("label without a stay, left out", minutes.size() - labelled.size());
        }
        if (labelled.size() < stays.size()) {
            remarks.put("stay without label, left out", stays.size() - labelled.size());
        }
        return labelled;
    }

    private HourlyTable table(long id, Stay stay, List<Measurement> measurements, Map<String, Integer> remarks) {
        if (stay.hours() > longest) {
            remarks.merge("stay cut to the longest", 1, Integer::sum);
        }
        HourlyTable table = HourlyTable.empty(Math.min(stay.hours(), longest));
        HourlyMedians.enter(measurements, table);
        for (int row = 0; row < table.rows(); row++) {
            table.set(row, Column.AGE, stay.age());
            table.set(row, Column.GENDER, stay.gender());
            table.set(row, Column.UNIT1, stay.medical());
            table.set(row, Column.UNIT2, 1 - stay.medical());
            table.set(row, Column.HOSPITAL_ADMISSION, stay.admitted());
            table.set(row, Column.ICU_HOURS, row + 1f);
        }
        OptionalDouble onset = onsets.map(known -> known.minutes().getOrDefault(id, OptionalDouble.empty()))
                .orElse(OptionalDouble.empty());
        if (onset.isPresent()) {
            int first = (int) Math.max(0, Math.floor(onset.getAsDouble() / 60) - LabelHorizon.PUBLISHED);
            if (first >= table.rows()) {
                remarks.merge("onset after the end of the stay, read as never septic", 1, Integer::sum);
            }
            for (int row = first; row < table.rows(); row++) {
                table.labels()[row] = 1;
            }
        }
        return table;
    }
}
