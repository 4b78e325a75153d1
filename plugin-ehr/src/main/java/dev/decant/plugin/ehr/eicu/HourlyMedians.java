package dev.decant.plugin.ehr.eicu;

import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.column.HourlyTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Enters a stay's measurements into its hours: the median of an hour's values, each in its last revision. */
final class HourlyMedians {
    private HourlyMedians() {}

    /** One value as it was charted, whatever its revision. */
    private record Charted(Column column, int minute) {}

    /** One field of the table. */
    private record Field(int row, Column column) {}

    /** Measurements of later hours than the table has are left out. */
    static void enter(List<Measurement> measurements, HourlyTable table) {
        Map<Charted, Integer> latest = new HashMap<>();
        for (Measurement one : measurements) {
            latest.merge(new Charted(one.column(), one.minute()), one.revision(), Math::max);
        }
        Map<Field, float[]> values = new HashMap<>();
        for (Measurement one : measurements) {
            if (!one.early()
                    && one.row() < table.rows()
                    && latest.getOrDefault(new Charted(one.column(), one.minute()), one.revision()) == one.revision()) {
                values.merge(new Field(one.row(), one.column()), new float[] {one.value()}, HourlyMedians::joined);
            }
        }
        values.forEach((field, all) -> table.set(field.row(), field.column(), median(all)));
    }

    private static float[] joined(float[] some, float[] more) {
        float[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static float median(float[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
