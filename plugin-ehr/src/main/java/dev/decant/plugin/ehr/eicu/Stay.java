package dev.decant.plugin.ehr.eicu;

import dev.decant.api.data.DataException;
import dev.decant.io.file.StoredFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/**
 * A stay in a unit, of the table patient.
 *
 * @param patient who stayed
 * @param hours begun until the discharge from the unit; at least 1
 * @param age in years; the "&gt; 89" of the table is 90; NaN where unknown
 * @param gender 1 for men, 0 for women, NaN otherwise
 * @param medical 1 for medical units, 0 for surgical ones, NaN for mixed and others
 * @param admitted hospital admission, in hours since unit admission, usually negative
 */
record Stay(String patient, int hours, float age, float gender, float medical, float admitted) {
    private static final String ID = "patientunitstayid";

    /** All stays, by identifier; stays that never began are left out and counted. */
    static Map<Long, Stay> read(List<StoredFile> files, Map<String, Integer> remarks) {
        Map<Long, Stay> stays = new TreeMap<>();
        List<String> required = List.of(ID, "unitdischargeoffset", "hospitaladmitoffset", "age", "gender", "unittype");
        for (StoredFile file : files) {
            CsvRows.walk(file, required, row -> {
                long id = id(row, file);
                double minutes = CsvRows.number(row, "unitdischargeoffset");
                if (!(minutes > 0)) {
                    remarks.merge("stay that ends before it begins, left out", 1, Integer::sum);
                } else {
                    enter(id, of(row, id, minutes), stays, file, remarks);
                }
            });
        }
        if (stays.isEmpty()) {
            throw new DataException(files.get(0).location() + " has no stays; expected one in each row");
        }
        return stays;
    }

    /** The demo's stays are in the whole database too: the same stay again is counted, another under its number an error. */
    private static void enter(
            long id, Stay stay, Map<Long, Stay> stays, StoredFile file, Map<String, Integer> remarks) {
        Stay known = stays.putIfAbsent(id, stay);
        if (known == null) {
            return;
        }
        if (!known.equals(stay)) {
            throw new DataException(file.location() + ": stay " + id + " is there twice and differs");
        }
        remarks.merge("copy of a stay, read once", 1, Integer::sum);
    }

    private static Stay of(CSVRecord row, long id, double minutes) {
        String patient = CsvRows.field(row, "uniquepid");
        if (patient.isEmpty()) {
            patient = CsvRows.field(row, "patienthealthsystemstayid");
        }
        return new Stay(
                patient.isEmpty() ? Long.toString(id) : patient,
                (int) Math.ceil(minutes / 60),
                age(CsvRows.field(row, "age")),
                gender(CsvRows.field(row, "gender")),
                medical(CsvRows.field(row, "unittype")),
                (float) (Math.rint(CsvRows.number(row, "hospitaladmitoffset") / 60 * 100) / 100));
    }

    static long id(CSVRecord row, StoredFile file) {
        String field = CsvRows.field(row, ID);
        try {
            return Long.parseLong(field);
        } catch (NumberFormatException e) {
            throw new DataException(
                    file.location() + ", row " + row.getRecordNumber() + ": " + ID + " is '" + field
                            + "'; expected a number",
                    e);
        }
    }

    private static float age(String field) {
        return field.startsWith(">") ? 90 : (float) CsvRows.number(field);
    }

    private static float gender(String field) {
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "male" -> 1;
            case "female" -> 0;
            default -> Float.NaN;
        };
    }

    private static float medical(String unit) {
        return switch (unit.toUpperCase(Locale.ROOT)) {
            case "MICU" -> 1;
            case "SICU" -> 0;
            default -> Float.NaN;
        };
    }
}
