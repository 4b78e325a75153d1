package dev.decant.plugin.ehr.column;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an hourly row tells of a patient: the 40 columns of the PhysioNet/CinC Challenge 2019, in its order, without the
 * label. Units are the Challenge's. The plausible ranges are wide: they tell slips of the pen and of units from
 * patients, and decide for the sources that convert units; what the Challenge itself published is taken as it is.
 */
public enum Column {
    HR("HR", "beats/min", ColumnKind.MEASURED, 20, 300),
    O2SAT("O2Sat", "%", ColumnKind.MEASURED, 20, 100),
    TEMP("Temp", "°C", ColumnKind.MEASURED, 25, 45),
    SBP("SBP", "mmHg", ColumnKind.MEASURED, 20, 300),
    MAP("MAP", "mmHg", ColumnKind.MEASURED, 10, 300),
    DBP("DBP", "mmHg", ColumnKind.MEASURED, 5, 250),
    RESP("Resp", "breaths/min", ColumnKind.MEASURED, 1, 100),
    ETCO2("EtCO2", "mmHg", ColumnKind.MEASURED, 1, 150),
    BASE_EXCESS("BaseExcess", "mmol/L", ColumnKind.MEASURED, -50, 50),
    HCO3("HCO3", "mmol/L", ColumnKind.MEASURED, 1, 80),
    FIO2("FiO2", "fraction", ColumnKind.MEASURED, 0.15, 1),
    PH("pH", "-", ColumnKind.MEASURED, 6.5, 8),
    PACO2("PaCO2", "mmHg", ColumnKind.MEASURED, 5, 200),
    SAO2("SaO2", "%", ColumnKind.MEASURED, 10, 100),
    AST("AST", "IU/L", ColumnKind.MEASURED, 1, 50000),
    BUN("BUN", "mg/dL", ColumnKind.MEASURED, 0.5, 300),
    ALKALINE_PHOSPHATASE("Alkalinephos", "IU/L", ColumnKind.MEASURED, 1, 10000),
    CALCIUM("Calcium", "mg/dL", ColumnKind.MEASURED, 0.5, 25),
    CHLORIDE("Chloride", "mmol/L", ColumnKind.MEASURED, 40, 200),
    CREATININE("Creatinine", "mg/dL", ColumnKind.MEASURED, 0.05, 60),
    BILIRUBIN_DIRECT("Bilirubin_direct", "mg/dL", ColumnKind.MEASURED, 0, 80),
    GLUCOSE("Glucose", "mg/dL", ColumnKind.MEASURED, 5, 2500),
    LACTATE("Lactate", "mg/dL", ColumnKind.MEASURED, 0.05, 100),
    MAGNESIUM("Magnesium", "mg/dL", ColumnKind.MEASURED, 0.1, 20),
    PHOSPHATE("Phosphate", "mg/dL", ColumnKind.MEASURED, 0.1, 30),
    POTASSIUM("Potassium", "mmol/L", ColumnKind.MEASURED, 0.5, 20),
    BILIRUBIN_TOTAL("Bilirubin_total", "mg/dL", ColumnKind.MEASURED, 0, 100),
    TROPONIN_I("TroponinI", "ng/mL", ColumnKind.MEASURED, 0, 1000),
    HEMATOCRIT("Hct", "%", ColumnKind.MEASURED, 3, 80),
    HEMOGLOBIN("Hgb", "g/dL", ColumnKind.MEASURED, 1, 30),
    PTT("PTT", "s", ColumnKind.MEASURED, 5, 300),
    WBC("WBC", "10³/µL", ColumnKind.MEASURED, 0, 1000),
    FIBRINOGEN("Fibrinogen", "mg/dL", ColumnKind.MEASURED, 10, 2500),
    PLATELETS("Platelets", "10³/µL", ColumnKind.MEASURED, 0.5, 3000),
    AGE("Age", "years", ColumnKind.STATIC, 0, 120),
    GENDER("Gender", "1 = male", ColumnKind.STATIC, 0, 1),
    UNIT1("Unit1", "1 = medical", ColumnKind.STATIC, 0, 1),
    UNIT2("Unit2", "1 = surgical", ColumnKind.STATIC, 0, 1),
    HOSPITAL_ADMISSION("HospAdmTime", "hours", ColumnKind.STATIC, -100000, 1000),
    ICU_HOURS("ICULOS", "hours", ColumnKind.TIME, 0, 100000);

    private static final List<Column> MEASURED = Arrays.stream(values())
            .filter(column -> column.kind == ColumnKind.MEASURED)
            .toList();

    private final String header;
    private final String unit;
    private final ColumnKind kind;
    private final float lowest;
    private final float highest;

    Column(String header, String unit, ColumnKind kind, double lowest, double highest) {
        this.header = header;
        this.unit = unit;
        this.kind = kind;
        this.lowest = (float) lowest;
        this.highest = (float) highest;
    }

    /** The column's place in the Challenge's order, from 0. */
    @SuppressWarnings("EnumOrdinal") // the order of the constants is the file format's
    public int position() {
        return ordinal();
    }

    /** The column at a place in the Challenge's order, from 0 to 39. */
    @SuppressWarnings("EnumOrdinal") // the order of the constants is the file format's
    public static Column at(int position) {
        return values()[position];
    }

    /** The name in the first line of a file. */
    public String header() {
        return header;
    }

    /** The unit, for people. */
    public String unit() {
        return unit;
    }

    /** How it behaves over the hours. */
    public ColumnKind kind() {
        return kind;
    }

    /** Whether a living patient can have that value, in the column's unit. */
    public boolean plausible(float value) {
        return value >= lowest && value <= highest;
    }

    /** The value itself, or the end of the plausible range beyond which it lies. */
    public float bounded(float value) {
        return Math.max(lowest, Math.min(highest, value));
    }

    /** The columns that are measured now and then: 34. */
    public static List<Column> measured() {
        return MEASURED;
    }

    /** The column of that name, whatever its case. */
    public static Optional<Column> named(String header) {
        return Arrays.stream(values())
                .filter(column -> column.header.equalsIgnoreCase(header))
                .findFirst();
    }
}
