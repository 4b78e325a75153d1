package dev.decant.plugin.ehr.column;

import java.util.Arrays;
import java.util.Comparator;

/**
 * One stay, hour by hour.
 *
 * @param rows the number of hours; at least 1
 * @param values row-major [rows, 40] in the order of {@link Column}, NaN where nothing was measured
 * @param labels [rows], 1 where sepsis is to be called, else 0; NaN where that is not known
 */
public record HourlyTable(int rows, float[] values, float[] labels) {
    public HourlyTable {
        if (values.length != rows * Column.values().length || labels.length != rows) {
            throw new IllegalArgumentException(values.length + " values and " + labels.length + " labels are not "
                    + rows + " rows of " + Column.values().length + " columns");
        }
    }

    /** A table of that many hours in which nothing was measured and no label is set. */
    public static HourlyTable empty(int rows) {
        float[] values = new float[rows * Column.values().length];
        Arrays.fill(values, Float.NaN);
        return new HourlyTable(rows, values, new float[rows]);
    }

    /** What was measured in an hour; NaN if nothing. */
    public float value(int row, Column column) {
        return values[row * Column.values().length + column.position()];
    }

    /** Enters a measurement. */
    public void set(int row, Column column, float value) {
        values[row * Column.values().length + column.position()] = value;
    }

    /** The same rows in the order of a column, equal ones as they were; unchanged where a row lacks it. */
    public HourlyTable sortedBy(Column column) {
        Integer[] order = new Integer[rows];
        for (int row = 0; row < rows; row++) {
            if (Float.isNaN(value(row, column))) {
                return this;
            }
            order[row] = row;
        }
        Arrays.sort(order, Comparator.comparingDouble(row -> value(row, column)));
        HourlyTable sorted = empty(rows);
        int width = Column.values().length;
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, order[row] * width, sorted.values, row * width, width);
            sorted.labels[row] = labels[order[row]];
        }
        return sorted;
    }

    /** The first row whose label is 1, or {@code rows} if none is. */
    public int onset() {
        int row = 0;
        while (row < rows && labels[row] < .5f) {
            row++;
        }
        return row;
    }
}
