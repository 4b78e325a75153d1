package dev.decant.plugin.ehr.eicu;

import dev.decant.plugin.ehr.column.Column;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the tables call the columns of the Challenge of 2019, in lower case. */
final class ColumnNames {
    /** Columns of the table vitalPeriodic, in an order of their own: the same files give the same bytes in every process. */
    static final SortedMap<String, Column> PERIODIC = sorted(Map.of(
            "heartrate", Column.HR,
            "sao2", Column.O2SAT,
            "temperature", Column.TEMP,
            "respiration", Column.RESP,
            "etco2", Column.ETCO2,
            "systemicsystolic", Column.SBP,
            "systemicmean", Column.MAP,
            "systemicdiastolic", Column.DBP));

    /** Columns of the table vitalAperiodic, in an order of their own. */
    static final SortedMap<String, Column> APERIODIC = sorted(Map.of(
            "noninvasivesystolic", Column.SBP, "noninvasivemean", Column.MAP, "noninvasivediastolic", Column.DBP));

    /** Names of the table lab. */
    static final Map<String, Column> LABORATORY = laboratory();

    /** The labels of charted oxygen, all of one column. */
    static final List<String> OXYGEN = List.of("fio2", "fio2 (%)", "set fraction of inspired oxygen (fio2)");

    /** The labels of charted temperatures. */
    static final List<String> TEMPERATURE = List.of("temperature (c)", "temperature (f)");

    private ColumnNames() {}

    private static SortedMap<String, Column> sorted(Map<String, Column> names) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(names));
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
}
