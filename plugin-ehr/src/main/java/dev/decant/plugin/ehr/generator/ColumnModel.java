package dev.decant.plugin.ehr.generator;

import dev.decant.io.csv.CsvTable;
import dev.decant.io.file.Resource;
import dev.decant.plugin.ehr.column.Column;
import java.util.List;

/**
 * How one measured column behaves: around the patient's own level, which lies around the centre, deviations that carry over
 * from hour to hour.
 *
 * @param logarithmic whether all that follows, but for the centre, is of the natural logarithm
 * @param centre the mean, or the median where logarithmic
 * @param between standard deviation of the patients' levels
 * @param within standard deviation around a patient's level
 * @param carry correlation of an hour's deviation with that of the hour before
 * @param measured share of hours with a measurement
 * @param septicMeasured the same of hours labelled septic
 * @param shift how far sepsis moves the level
 * @param panel columns of one panel are measured together
 * @param factor columns of one factor vary together; empty for none
 * @param loading the correlation with the factor
 * @param decimals to which values are written
 */
record ColumnModel(
        Column column,
        boolean logarithmic,
        double centre,
        double between,
        double within,
        double carry,
        double measured,
        double septicMeasured,
        double shift,
        String panel,
        String factor,
        double loading,
        int decimals) {
    private static final String TABLE = "columns.csv";

    /** The models of the project's table, one for each measured column. */
    static List<ColumnModel> all() {
        return CsvTable.read(new Resource(ColumnModel.class, TABLE)).rows().stream()
                .map(row -> of(row.fields()))
                .toList();
    }

    private static ColumnModel of(List<String> f) {
        return new ColumnModel(
                Column.named(f.get(0)).orElseThrow(),
                f.get(1).equals("log"),
                Double.parseDouble(f.get(2)),
                Double.parseDouble(f.get(3)),
                Double.parseDouble(f.get(4)),
                Double.parseDouble(f.get(5)),
                Double.parseDouble(f.get(6)),
                Double.parseDouble(f.get(7)),
                Double.parseDouble(f.get(8)),
                f.get(9),
                f.get(10),
                Double.parseDouble(f.get(11)),
                Integer.parseInt(f.get(12)));
    }

    /** A value, rounded; what lies beyond the plausible range is its end, as an oximeter shows 100 % at most. */
    float value(double deviation) {
        double exact = logarithmic ? centre * StrictMath.exp(deviation) : centre + deviation;
        double scale = StrictMath.pow(10, decimals);
        return column.bounded((float) (Math.rint(exact * scale) / scale));
    }
}
