package dev.decant.plugin.ehr.table;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Example;
import dev.decant.api.data.Sequence;
import dev.decant.io.csv.CsvRow;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ehr.dataset.HourlyColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One stay as comma-separated text (RFC 4180), UTF-8, with column names in the first line.
 *
 * @param names of the columns, without the blanks around
 * @param rows one for each hour, as many fields as columns
 */
record TableFile(String location, List<String> names, List<CsvRow> rows) {
    static TableFile read(StoredFile file) {
        List<CsvRow> rows = CsvRow.all(file.read(), file.location());
        if (rows.size() < 2) {
            throw new DataException(file.location() + " has no rows; expected column names and at least one hour");
        }
        List<String> names = rows.get(0).fields();
        for (CsvRow row : rows) {
            if (row.fields().size() != names.size()) {
                throw new DataException(file.location() + ", line " + row.line() + ": "
                        + row.fields().size() + " fields; expected " + names.size() + ", as in the first line");
            }
        }
        return new TableFile(file.location(), names, rows.subList(1, rows.size()));
    }

    /** A field of the first row. */
    String first(String column) {
        return rows.get(0).fields().get(index(column));
    }

    /** The columns of the data set, with the labels; NaN is a missing one. */
    Example example(List<HourlyColumn> columns, String label, Optional<String> time) {
        List<Integer> order = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            order.add(row);
        }
        if (time.isPresent()) {
            int at = index(time.get());
            order.sort(Comparator.comparingDouble(row -> required(row, at)));
        }
        int[] at = columns.stream().mapToInt(column -> index(column.name())).toArray();
        int labelAt = index(label);
        float[] values = new float[rows.size() * at.length];
        float[] labels = new float[rows.size()];
        for (int step = 0; step < labels.length; step++) {
            int row = order.get(step);
            for (int c = 0; c < at.length; c++) {
                values[step * at.length + c] = (float) number(row, at[c]);
            }
            double called = number(row, labelAt);
            if (called != 0 && called != 1 && !Double.isNaN(called)) {
                throw new DataException(where(row) + label + " is " + called + "; expected 0 or 1");
            }
            labels[step] = (float) called;
        }
        return new Example(new Sequence(values, labels.length, at.length), labels);
    }

    /** In how many rows the time is that of another row before. */
    int repeated(String time) {
        int at = index(time);
        Set<Double> seen = new HashSet<>();
        int repeated = 0;
        for (int row = 0; row < rows.size(); row++) {
            repeated += seen.add(required(row, at)) ? 0 : 1;
        }
        return repeated;
    }

    private int index(String column) {
        int index = names.indexOf(column);
        if (index < 0) {
            throw new DataException(
                    location + ", line 1: the columns " + names + "; expected a column '" + column + "'");
        }
        return index;
    }

    private double required(int row, int column) {
        double value = number(row, column);
        if (Double.isNaN(value)) {
            throw new DataException(where(row) + names.get(column) + " is empty; expected a number to order rows by");
        }
        return value;
    }

    /** NaN where nothing was measured. */
    private double number(int row, int column) {
        String field = rows.get(row).fields().get(column);
        if (field.isEmpty() || field.equalsIgnoreCase("nan") || field.equalsIgnoreCase("na")) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(field);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            throw new DataException(
                    where(row) + names.get(column) + " is '" + field + "'; expected a number, or nothing", e);
        }
    }

    private String where(int row) {
        return location + ", line " + rows.get(row).line() + ": ";
    }
}
