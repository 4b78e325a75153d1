package dev.decant.plugin.ehr.eicu;

import dev.decant.api.data.DataException;
import dev.decant.io.file.ReadFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/**
 * When sepsis began, for each stay that is labelled.
 *
 * @param minutes since unit admission by stay; empty for stays without sepsis
 */
record Onsets(Path file, Map<Long, OptionalDouble> minutes) {
    private static final String STAY = "patientunitstayid";
    private static final String MINUTES = "onset_minutes";
    private static final String HOURS = "onset_hours";

    static Onsets read(Path file) {
        Map<Long, OptionalDouble> minutes = new TreeMap<>();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            CsvRows.walk(
                    String.valueOf(file.getFileName()),
                    raw,
                    file.toString(),
                    List.of(STAY),
                    row -> enter(row, file, minutes));
        } catch (IOException e) {
            throw new DataException(ReadFailure.of(file, e), e);
        }
        if (minutes.isEmpty()) {
            throw new DataException(file + " has no rows; expected one for each labelled stay");
        }
        return new Onsets(file, minutes);
    }

    private static void enter(CSVRecord row, Path file, Map<Long, OptionalDouble> minutes) {
        OptionalDouble onset = onset(row, file);
        OptionalDouble known = minutes.putIfAbsent(stay(row, file), onset);
        if (known != null && !known.equals(onset)) {
            throw new DataException(file + ", row " + row.getRecordNumber() + ": stay " + stay(row, file)
                    + " is there twice, with two onsets");
        }
    }

    private static long stay(CSVRecord row, Path file) {
        String field = CsvRows.field(row, STAY);
        try {
            return Long.parseLong(field);
        } catch (NumberFormatException e) {
            throw new DataException(
                    file + ", row " + row.getRecordNumber() + ": " + STAY + " is '" + field + "'; expected a number",
                    e);
        }
    }

    private static OptionalDouble onset(CSVRecord row, Path file) {
        if (!row.isMapped(MINUTES) && !row.isMapped(HOURS)) {
            throw new DataException(file + ", line 1: expected a column " + MINUTES + " or " + HOURS);
        }
        boolean hours = row.isMapped(HOURS);
        String field = CsvRows.field(row, hours ? HOURS : MINUTES);
        if (field.isEmpty() || field.equalsIgnoreCase("NaN")) {
            return OptionalDouble.empty();
        }
        double value = CsvRows.number(field);
        if (Double.isNaN(value)) {
            throw new DataException(file + ", row " + row.getRecordNumber() + ": the onset is '" + field
                    + "'; expected a number, or nothing where there is no sepsis");
        }
        return OptionalDouble.of(hours ? 60 * value : value);
    }

    /** Changes with any onset. */
    String fingerprint() {
        return minutes.toString();
    }
}
