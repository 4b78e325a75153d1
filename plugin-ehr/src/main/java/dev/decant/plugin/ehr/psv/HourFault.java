package dev.decant.plugin.ehr.psv;

import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.column.HourlyTable;
import java.util.ArrayList;
import java.util.List;

/**
 * A row whose ICULOS, the hours in the unit, is not one more than that of the row before.
 *
 * @param row of the table, from 1
 * @param before the last ICULOS that was known
 * @param hour the row's own; NaN where it is missing
 */
record HourFault(Kind kind, int row, float before, float hour) {
    /** What is wrong. */
    enum Kind {
        BACKWARD("hour before the one before it"),
        TWICE("hour that stands twice"),
        GAP("gap of hours"),
        MISSING("hour without ICULOS");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As it is counted. */
        String text() {
            return text;
        }
    }

    /** The faults of a table, in order; none where it has no ICULOS at all. A stay may begin at any hour, and a row without
     * ICULOS stands for one hour. */
    static List<HourFault> of(HourlyTable table) {
        List<HourFault> faults = new ArrayList<>();
        float before = Float.NaN;
        int rowsSince = 0;
        boolean any = false;
        for (int row = 0; row < table.rows(); row++) {
            float hour = table.value(row, Column.ICU_HOURS);
            rowsSince++;
            if (Float.isNaN(hour)) {
                faults.add(new HourFault(Kind.MISSING, row + 1, before, hour));
                continue;
            }
            any = true;
            float step = hour - before;
            if (step < 0) {
                faults.add(new HourFault(Kind.BACKWARD, row + 1, before, hour));
            } else if (step == 0) {
                faults.add(new HourFault(Kind.TWICE, row + 1, before, hour));
            } else if (step > rowsSince) {
                faults.add(new HourFault(Kind.GAP, row + 1, before, hour));
            }
            before = hour;
            rowsSince = 0;
        }
        return any ? faults : List.of();
    }

    @Override
    public String toString() {
        return "row " + row + ": ICULOS " + (Float.isNaN(hour) ? "missing" : "is " + hour + " after " + before);
    }
}
