package dev.decant.plugin.ehr.eicu;

import dev.decant.plugin.ehr.column.Column;

/**
 * One value.
 *
 * @param stay whose
 * @param minute since unit admission
 * @param revision minute at which it was last corrected
 * @param value in the column's unit
 */
record Measurement(long stay, int minute, int revision, Column column, float value) {
    /**
     * The row of the hourly table that it belongs to, as in the hourly tables that others made of this database: hours
     * are counted from unit admission, and the hour before is part of the first.
     */
    int row() {
        return minute / 60;
    }

    /** Whether it was made before the hour before unit admission. */
    boolean early() {
        return minute <= -60;
    }
}
