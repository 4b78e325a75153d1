package dev.decant.plugin.ehr.eicu;

import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ehr.column.Column;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;

/** Finds the measurements in the rows of a table, in the units of the Challenge of 2019. */
final class MeasurementReader {
    private final Consumer<Measurement> found;
    private final Map<String, Integer> remarks;

    /** @param remarks what is left out is counted here */
    MeasurementReader(Consumer<Measurement> found, Map<String, Integer> remarks) {
        this.found = found;
        this.remarks = remarks;
    }

    /** Walks one file of a table. */
    void read(EicuTable table, StoredFile file) {
        switch (table) {
            case PATIENT -> {}
            case VITALPERIODIC -> vitals(file, ColumnNames.PERIODIC);
            case VITALAPERIODIC -> vitals(file, ColumnNames.APERIODIC);
            case LAB -> laboratory(file);
            case RESPIRATORYCHARTING ->
                charted(
                        file,
                        "respchartoffset",
                        "respchartvaluelabel",
                        "respchartvalue",
                        ColumnNames.OXYGEN,
                        Column.FIO2);
            case NURSECHARTING ->
                charted(
                        file,
                        "nursingchartoffset",
                        "nursingchartcelltypevalname",
                        "nursingchartvalue",
                        ColumnNames.TEMPERATURE,
                        Column.TEMP);
        }
    }

    private void vitals(StoredFile file, SortedMap<String, Column> columns) {
        CsvRows.walk(file, List.of("patientunitstayid", "observationoffset"), row -> {
            double minute = CsvRows.number(row, "observationoffset");
            columns.forEach((name, column) -> add(row, file, minute, minute, column, CsvRows.number(row, name)));
        });
    }

    private void laboratory(StoredFile file) {
        CsvRows.walk(file, List.of("patientunitstayid", "labresultoffset", "labname", "labresult"), row -> {
            String name = CsvRows.field(row, "labname").toLowerCase(Locale.ROOT);
            Column column = ColumnNames.LABORATORY.get(name);
            if (column == null) {
                return;
            }
            double minute = CsvRows.number(row, "labresultoffset");
            double revised = CsvRows.number(row, "labresultrevisedoffset");
            double value = CsvRows.number(row, "labresult");
            add(
                    row,
                    file,
                    minute,
                    Double.isNaN(revised) ? minute : revised,
                    column,
                    name.equals("base deficit") ? -value : value);
        });
    }

    private void charted(
            StoredFile file, String offset, String label, String value, List<String> wanted, Column column) {
        CsvRows.walk(file, List.of("patientunitstayid", offset, label, value), row -> {
            if (wanted.contains(CsvRows.field(row, label).toLowerCase(Locale.ROOT))) {
                double minute = CsvRows.number(row, offset);
                String number = CsvRows.field(row, value).replace("%", "").strip();
                add(row, file, minute, minute, column, CsvRows.number(number));
            }
        });
    }

    private void add(CSVRecord row, StoredFile file, double minute, double revision, Column column, double value) {
        if (Double.isNaN(minute) || Double.isNaN(value)) {
            return;
        }
        float converted = converted(column, value);
        if (!column.plausible(converted)) {
            remarks.merge("implausible " + column.header() + " left out", 1, Integer::sum);
            return;
        }
        found.accept(new Measurement(Stay.id(row, file), (int) minute, (int) revision, column, converted));
    }

    /** Fahrenheit and percent, which nobody alive has in Celsius and nobody breathes as a fraction. */
    private static float converted(Column column, double value) {
        if (column == Column.TEMP && value > 45) {
            return (float) ((value - 32) / 1.8);
        }
        return (float) (column == Column.FIO2 && value > 1 ? value / 100 : value);
    }
}
