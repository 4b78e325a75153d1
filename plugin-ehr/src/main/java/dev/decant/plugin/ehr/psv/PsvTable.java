package dev.decant.plugin.ehr.psv;

import dev.decant.api.data.DataException;
import dev.decant.io.file.DecodedText;
import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.column.HourlyTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A patient's file in the Challenge's format: fields separated by {@code |}, column names in the first line, one line for
 * each hour, {@code NaN} (or nothing) where nothing was measured, the label last in {@value #LABEL}, where missing is missing
 * too. Columns are found by name; those that are missing are never measured, others are ignored.
 */
public final class PsvTable {
    /** The column of the label. */
    public static final String LABEL = "SepsisLabel";

    private PsvTable() {}

    /**
     * Reads a file.
     *
     * @param location where it is, for messages
     * @throws DataException if it has no rows, no label, no column of the Challenge, or a field that is no number
     */
    public static HourlyTable parse(byte[] content, String location) {
        List<String> lines = DecodedText.of(content).lines().toList();
        if (lines.isEmpty()) {
            throw new DataException(location + " is empty; expected a line of column names and at least one hour");
        }
        int[] targets = targets(lines.get(0), location);
        int rows = (int) lines.stream().skip(1).filter(line -> !line.isBlank()).count();
        if (rows == 0) {
            throw new DataException(location + " has no rows; expected at least one hour");
        }
        HourlyTable table = HourlyTable.empty(rows);
        Arrays.fill(table.labels(), Float.NaN);
        int row = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read(lines.get(i), i + 1, targets, table, row++, location);
            }
        }
        return table;
    }

    /** For each field of a line the column that it belongs to: 40 is the label, −1 is ignored. */
    private static int[] targets(String header, String location) {
        int label = Column.values().length;
        int[] targets = Arrays.stream(header.split("\\|", -1))
                .map(String::strip)
                .mapToInt(name -> name.equalsIgnoreCase(LABEL)
                        ? label
                        : Column.named(name).map(Column::ordinal).orElse(-1))
                .toArray();
        Optional<String> missing = Arrays.stream(targets).noneMatch(target -> target == label)
                ? Optional.of("no column " + LABEL)
                : Arrays.stream(targets).noneMatch(target -> target >= 0 && target < label)
                        ? Optional.of("none of the columns "
                                + Arrays.stream(Column.values())
                                        .map(Column::header)
                                        .toList())
                        : Optional.empty();
        missing.ifPresent(what -> {
            throw new DataException(location + ", line 1, has " + what + ": " + shown(header));
        });
        long distinct =
                Arrays.stream(targets).filter(target -> target >= 0).distinct().count();
        if (distinct < Arrays.stream(targets).filter(target -> target >= 0).count()) {
            throw new DataException(location + ", line 1, has a column twice");
        }
        return targets;
    }

    /** The beginning of a line, fit for a terminal: what is read may be no text at all. */
    private static String shown(String line) {
        String start = line.substring(0, Math.min(80, line.length())).replaceAll("\\p{Cntrl}", "?");
        return start.isBlank() ? "it is empty" : start;
    }

    private static void read(String line, int number, int[] targets, HourlyTable table, int row, String location) {
        int from = 0;
        int field = 0;
        while (from <= line.length()) {
            int bar = line.indexOf('|', from);
            int to = bar < 0 ? line.length() : bar;
            if (field >= targets.length) {
                break;
            }
            if (targets[field] >= 0 && !isMissing(line, from, to)) {
                enter(line.substring(from, to).strip(), number, targets[field], table, row, location);
            }
            from = to + 1;
            field++;
        }
        if (field < targets.length || from <= line.length()) {
            throw new DataException(location + ", line " + number + ": " + line.split("\\|", -1).length
                    + " fields; expected " + targets.length + ", as in the first line");
        }
    }

    private static boolean isMissing(String line, int from, int to) {
        return to == from || (to - from == 3 && line.regionMatches(true, from, "NaN", 0, 3));
    }

    private static void enter(String field, int number, int target, HourlyTable table, int row, String location) {
        if (field.isEmpty()) {
            return;
        }
        float value;
        try {
            value = Float.parseFloat(field);
        } catch (NumberFormatException e) {
            throw new DataException(
                    location + ", line " + number + ": '" + shown(field) + "'; expected a number or NaN", e);
        }
        if (target < Column.values().length) {
            table.set(row, Column.at(target), Float.isFinite(value) ? value : Float.NaN);
        } else if (value == 0 || value == 1 || Float.isNaN(value)) {
            table.labels()[row] = value;
        } else {
            throw new DataException(location + ", line " + number + ": the label is " + field + "; expected 0 or 1");
        }
    }

    /** The content of a file; the shortest decimal numbers that read back to the same bits. */
    public static String format(HourlyTable table) {
        StringBuilder text = new StringBuilder();
        for (Column column : Column.values()) {
            text.append(column.header()).append('|');
        }
        text.append(LABEL).append('\n');
        for (int row = 0; row < table.rows(); row++) {
            for (Column column : Column.values()) {
                text.append(number(table.value(row, column))).append('|');
            }
            text.append(table.labels()[row] > .5f ? '1' : '0').append('\n');
        }
        return text.toString();
    }

    private static String number(float value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return Integer.toString((int) value);
        }
        return Float.toString(value);
    }
}
