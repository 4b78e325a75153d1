package dev.decant.plugin.ehr.eicu;

import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ehr.column.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;

/** Finds the measurements in the rows of a table, in the units of the Challenge of 2019. */
final class MeasurementReader {
    private static final Map<String, Column> PERIODIC = Map.of(
            "heartrate", Column.HR,
            "sao2", Column.O2SAT,
            "temperature", Column.TEMP,
            "respiration", Column.RESP,
            "etco2", Column.ETCO2,
            "systemicsystolic", Column.SBP,
            "systemicmean", Column.MAP,
            "systemicdiastolic", Column.DBP);

    private static final Map<String, Column> APERIODIC = Map.of(
            "noninvasivesystolic", Column.SBP, "noninvasivemean", Column.MAP, "noninvasivediastolic", Column.DBP);

    private static final Map<String, Column> LABORATORY = laboratory();

    private static final List<String> OXYGEN = List.of("fio2", "fio2 (%)", "set fraction of inspired oxygen (fio2)");

    private final Consumer<Measurement> found;
    private final Map<String, Integer> remarks;

    /** @param remarks what is left out is counted here */
    MeasurementReader(Consumer<Measurement> found, Map<String, Integer> remarks) {
        this.found = found;
        this.remarks = remarks;
    }

    private static Map<String, Column> laboratory() {
        Map<String, Column> names = new HashMap<>();
        names.put("base excess", Column.BASE_EXCESS);
        names.put("base deficit", Column.BASE_EXCESS);
        names.put("bicarbonate", Column.HCO3);
        names.put("hco3", Column.HCO3);
        names.put("total co2", Column.HCO3);
        names.put("fio2", Column.FIO2);
        names.put("ph", Column.PH);
        names.put("paco2", Column.PACO2);
        names.put("o2 sat (%)", Column.SAO2);
        names.put("ast (sgot)", Column.AST);
        names.put("bun", Column.BUN);
        names.put("alkaline phos.", Column.ALKALINE_PHOSPHATASE);
        names.put("calcium", Column.CALCIUM);
        names.put("chloride", Column.CHLORIDE);
        names.put("creatinine", Column.CREATININE);
        names.put("direct bilirubin", Column.BILIRUBIN_DIRECT);
        names.put("glucose", Column.GLUCOSE);
        names.put("bedside glucose", Column.GLUCOSE);
        names.put("lactate", Column.LACTATE);
        names.put("magnesium", Column.MAGNESIUM);
        names.put("phosphate", Column.PHOSPHATE);
        names.put("potassium", Column.POTASSIUM);
        names.put("total bilirubin", Column.BILIRUBIN_TOTAL);
        names.put("troponin - i", Column.TROPONIN_I);
        names.put("hct", Column.HEMATOCRIT);
        names.put("hgb", Column.HEMOGLOBIN);
        names.put("ptt", Column.PTT);
        names.put("wbc x 1000", Column.WBC);
        names.put("fibrinogen", Column.FIBRINOGEN);
        names.put("platelets x 1000", Column.PLATELETS);
        return Map.copyOf(names);
    }

    /** Walks one file of a table. */
    void read(EicuTable table, StoredFile file) {
        switch (table) {
            case PATIENT -> {}
            case VITALPERIODIC -> vitals(file, PERIODIC);
            case VITALAPERIODIC -> vitals(file, APERIODIC);
            case LAB -> laboratory(file);
            case RESPIRATORYCHARTING ->
                charted(file, "respchartoffset", "respchartvaluelabel", "respchartvalue", OXYGEN, Column.FIO2);
            case NURSECHARTING ->
                charted(
                        file,
                        "nursingchartoffset",
                        "nursingchartcelltypevalname",
                        "nursingchartvalue",
                        List.of("temperature (c)", "temperature (f)"),
                        Column.TEMP);
        }
    }

    private void vitals(StoredFile file, Map<String, Column> columns) {
        CsvRows.walk(file, List.of("patientunitstayid", "observationoffset"), row -> {
            double minute = CsvRows.number(row, "observationoffset");
            columns.forEach((name, column) -> add(row, file, minute, minute, column, CsvRows.number(row, name)));
        });
    }

    private void laboratory(StoredFile file) {
        CsvRows.walk(file, List.of("patientunitstayid", "labresultoffset", "labname", "labresult"), row -> {
            String name = CsvRows.field(row, "labname").toLowerCase(Locale.ROOT);
            Column column = LABORATORY.get(name);
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
